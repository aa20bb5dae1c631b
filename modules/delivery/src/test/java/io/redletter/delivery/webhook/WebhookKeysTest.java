package io.redletter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.redletter.delivery.channel.KeyCard;
import io.redletter.platform.RefusedException;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookKeysTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final Instant now = Instant.now();
    private final String first = WebhookSecret.fresh();
    private final WebhookKeys one = WebhookKeys.parse(first);

    @Test
    void signsWithBothKeysWhileOneReplacesTheOther() {
        WebhookKeys two = one.rotated(WebhookKey.V1, DAY, now);
        String second = two.keys().get(0).text();

        String header = two.sign("msg_1", now.getEpochSecond(), Buffer.buffer("{}"), now);

        assertThat(header.split(" ")).hasSize(2).allMatch(item -> item.startsWith("v1,"));
        assertTaken(first, header);
        assertTaken(second, header);
    }

    @Test
    void signsWithTheNewKeyAloneWhenTheOverlapIsOver() {
        WebhookKeys two = one.rotated(WebhookKey.V1, DAY, now);

        assertThat(header(two, now.plus(DAY).minusMillis(1)).split(" ")).hasSize(2);
        assertThat(header(two, now.plus(DAY)).split(" ")).hasSize(1);
    }

    @Test
    void endsTheOldKeyAtOnceWhereNoOverlapIsWanted() {
        assertThat(header(one.rotated(WebhookKey.V1, Duration.ZERO, now), now).split(" "))
                .hasSize(1);
    }

    @Test
    void addsAnEd25519KeyBesideTheSharedSecret() {
        WebhookKeys two = one.rotated(WebhookKey.V1A, DAY, now);

        assertThat(header(two, now.plus(Duration.ofDays(400))).split(" "))
                .extracting(item -> item.substring(0, item.indexOf(',')))
                .containsExactly("v1a", "v1");
    }

    @Test
    void staysTheSameThroughItsSealedForm() {
        WebhookKeys two = one.rotated(WebhookKey.V1, DAY, now).rotated(WebhookKey.V1A, DAY, now);

        assertThat(WebhookKeys.parse(two.stored())).isEqualTo(two);
    }

    @Test
    void refusesAThirdKeyUntilTheOldOneIsRevoked() {
        WebhookKeys two = one.rotated(WebhookKey.V1, DAY, now);

        assertThatThrownBy(() -> two.rotated(WebhookKey.V1, DAY, now))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("revoke");
        String old = two.cards(now).get(1).id();
        assertThat(two.revoked(old, now).rotated(WebhookKey.V1, DAY, now).cards(now))
                .hasSize(2);
    }

    @Test
    void revokesAtOnceButNeverTheLastLastingKey() {
        WebhookKeys two = one.rotated(WebhookKey.V1, DAY, now);
        List<KeyCard> cards = two.cards(now);

        assertThat(two.revoked(cards.get(1).id(), now).cards(now)).containsExactly(cards.get(0));
        assertThatThrownBy(() -> two.revoked(cards.get(0).id(), now)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> one.revoked(one.cards(now).get(0).id(), now)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> one.revoked("key_000000000000", now)).isInstanceOf(RefusedException.class);
    }

    @Test
    void namesItsKeysWithoutShowingThem() {
        WebhookKeys all = one.rotated(WebhookKey.V1, DAY, now).rotated(WebhookKey.V1A, DAY, now);
        String shown = all + " " + all.cards(now);

        all.keys().forEach(key -> assertThat(shown).doesNotContain(key.text()));
        assertThat(all.cards(now)).extracting(KeyCard::id).doesNotHaveDuplicates();
    }

    private String header(WebhookKeys keys, Instant at) {
        return keys.sign("msg_1", at.getEpochSecond(), Buffer.buffer("{}"), at);
    }

    private void assertTaken(String secret, String header) {
        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of("msg_1"),
                "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                "webhook-signature", List.of(header));
        assertThatCode(() -> new Webhook(secret).verify("{}", HttpHeaders.of(headers, (name, value) -> true)))
                .doesNotThrowAnyException();
    }
}
