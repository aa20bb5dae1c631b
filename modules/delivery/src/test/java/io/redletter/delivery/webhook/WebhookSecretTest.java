package io.redletter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {
    @Property(tries = 200)
    void signsSoThatTheReferenceLibraryAgrees(@ForAll String text) {
        String secret = WebhookSecret.fresh();
        String body = Buffer.buffer(text).toString();
        long now = Instant.now().getEpochSecond();

        String signature = WebhookSecret.parse(secret).sign("msg_1", now, Buffer.buffer(body));

        assertThatCode(() -> new Webhook(secret).verify(body, headers("msg_1", now, signature)))
                .doesNotThrowAnyException();
    }

    @Test
    void signsIdTimeAndBody() {
        String secret = WebhookSecret.fresh();
        long now = Instant.now().getEpochSecond();
        String signature = WebhookSecret.parse(secret).sign("msg_1", now, Buffer.buffer("{}"));

        assertThatThrownBy(() -> new Webhook(secret).verify("{ }", headers("msg_1", now, signature)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(secret).verify("{}", headers("msg_2", now, signature)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(secret).verify("{}", headers("msg_1", now + 1, signature)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_***"})
    void refusesWhatIsNoSecret(String text) {
        assertThatThrownBy(() -> WebhookSecret.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpHeaders headers(String id, long seconds, String signature) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(id),
                        "webhook-timestamp", List.of(Long.toString(seconds)),
                        "webhook-signature", List.of(signature)),
                (name, value) -> true);
    }
}
