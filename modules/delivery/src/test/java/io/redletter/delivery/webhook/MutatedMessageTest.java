package io.redletter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Messages that were changed on their way are refused, by the reference library ({@code v1}) and by a checker made of the
 * Java platform alone ({@code v1a}). {@code -Dredletter.mutations=100000} runs the long form.
 */
class MutatedMessageTest {
    private static final int MUTATIONS = Integer.getInteger("redletter.mutations", 2_000);
    private static final String BODY =
            "{\"type\":\"work.released\",\"timestamp\":\"2027-06-05T00:00:00Z\",\"data\":{\"work\":{\"title\":\"六五环境日\"}}}";

    private final Random random = new Random(20270605);

    @Test
    void theReferenceLibraryRefusesEveryMutation() throws WebhookVerificationException {
        String secret = WebhookSecret.fresh();
        Webhook verifier = new Webhook(secret);
        Sent whole = signed(WebhookKey.parse(secret));
        verifier.verify(whole.body, headers(whole));
        int refused = 0;

        for (int i = 0; i < MUTATIONS; i++) {
            Sent changed = changed(whole);
            try {
                verifier.verify(changed.body, headers(changed));
            } catch (WebhookVerificationException | IllegalArgumentException refusal) {
                refused++;
            }
        }

        assertThat(refused).isEqualTo(MUTATIONS);
    }

    @Test
    void aCheckerOfThePlatformAloneRefusesEveryMutationOfAnEd25519Message() throws GeneralSecurityException {
        WebhookKey key = WebhookKey.fresh(WebhookKey.V1A);
        String open = String.valueOf(key.card().publicKey());
        Sent whole = signed(key);
        assertThat(isTaken(open, whole)).isTrue();
        int refused = 0;

        for (int i = 0; i < MUTATIONS; i++) {
            refused += isTaken(open, changed(whole)) ? 0 : 1;
        }

        assertThat(refused).isEqualTo(MUTATIONS);
    }

    private record Sent(String id, String seconds, String signature, String body) {}

    private static Sent signed(WebhookKey key) {
        long now = Instant.now().getEpochSecond();
        return new Sent("msg_2f9c", Long.toString(now), key.sign("msg_2f9c", now, Buffer.buffer(BODY)), BODY);
    }

    private static boolean isTaken(String open, Sent sent) throws GeneralSecurityException {
        byte[] body = sent.body.getBytes(StandardCharsets.UTF_8);
        return sent.seconds.matches("[0-9]{1,18}")
                && PartnerCheck.v1a(open, sent.id, Long.parseLong(sent.seconds), body, sent.signature);
    }

    /** Another id, time, signature or body: a character changed, put in, or taken out. */
    private Sent changed(Sent whole) {
        Sent next;
        do {
            next = switch (random.nextInt(4)) {
                case 0 -> new Sent(bent(whole.id), whole.seconds, whole.signature, whole.body);
                case 1 -> new Sent(whole.id, anotherTime(whole.seconds), whole.signature, whole.body);
                case 2 -> new Sent(whole.id, whole.seconds, bentSignature(whole.signature), whole.body);
                default -> new Sent(whole.id, whole.seconds, whole.signature, bent(whole.body));
            };
        } while (next.equals(whole));
        return next;
    }

    /** Changes a character that carries bits of the signature: the last one may hold bits Base64 ignores. */
    private String bentSignature(String signature) {
        int comma = signature.indexOf(',') + 1;
        int length = signature.indexOf('=', comma) - comma - 1;
        int at = comma + random.nextInt(length);
        char other = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".charAt(random.nextInt(64));
        return signature.substring(0, at) + other + signature.substring(at + 1);
    }

    /** Another time: a zero or a plus sign put before it leaves the number, and so what was signed, the same. */
    private String anotherTime(String seconds) {
        String other = bent(seconds);
        while (other.matches("[+0]+" + seconds)) {
            other = bent(seconds);
        }
        return other;
    }

    private String bent(String text) {
        int at = random.nextInt(text.length());
        char other = (char) ('!' + random.nextInt(90));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + other + text.substring(at + 1);
            case 1 -> text.substring(0, at) + other + text.substring(at);
            default -> text.substring(0, at) + text.substring(at + 1);
        };
    }

    private static HttpHeaders headers(Sent sent) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(sent.id),
                        "webhook-timestamp", List.of(sent.seconds),
                        "webhook-signature", List.of(sent.signature)),
                (name, value) -> true);
    }
}
