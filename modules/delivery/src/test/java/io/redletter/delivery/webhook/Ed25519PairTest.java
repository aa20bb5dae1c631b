package io.redletter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519PairTest {
    /** RFC 8032, section 7.1, test 1: the signature of nothing. */
    private static final String RFC_SEED = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

    private static final String RFC_PUBLIC = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    @Test
    void signsSoThatAnyEd25519VerifierAgrees() throws GeneralSecurityException {
        Ed25519Pair pair = Ed25519Pair.parse(Ed25519Pair.fresh());
        Buffer body = Buffer.buffer("{\"标题\":\"六五环境日\"}");

        String item = pair.sign("msg_1", 1_800_000_000L, body);

        assertThat(item).startsWith("v1a,");
        assertThat(PartnerCheck.v1a(pair.publicText(), "msg_1", 1_800_000_000L, body.getBytes(), item))
                .isTrue();
        assertThat(PartnerCheck.v1a(pair.publicText(), "msg_2", 1_800_000_000L, body.getBytes(), item))
                .isFalse();
        assertThat(PartnerCheck.v1a(pair.publicText(), "msg_1", 1_800_000_001L, body.getBytes(), item))
                .isFalse();
    }

    @Test
    void readsTheKeyOfTheStandardsTestVector() {
        byte[] seed = Base64.getDecoder().decode(RFC_SEED);
        byte[] open = Base64.getDecoder().decode(RFC_PUBLIC);
        byte[] both = new byte[64];
        System.arraycopy(seed, 0, both, 0, 32);
        System.arraycopy(open, 0, both, 32, 32);

        Ed25519Pair pair = Ed25519Pair.parse("whsk_" + Base64.getEncoder().encodeToString(both));

        assertThat(pair.publicText()).isEqualTo("whpk_" + RFC_PUBLIC);
    }

    @Test
    void refusesTwoHalvesThatDoNotBelongTogether() {
        byte[] one = Base64.getDecoder().decode(Ed25519Pair.fresh().substring(5));
        byte[] two = Base64.getDecoder().decode(Ed25519Pair.fresh().substring(5));
        System.arraycopy(two, 32, one, 32, 32);

        assertThatThrownBy(() -> Ed25519Pair.parse("whsk_" + Base64.getEncoder().encodeToString(one)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsk_", "whsk_c2hvcnQ=", "whpk_abc", "whsk_***"})
    void refusesWhatIsNoKey(String text) {
        assertThatThrownBy(() -> Ed25519Pair.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void signsWhatTheCheckerOfThePageTakes() throws GeneralSecurityException {
        byte[] text = "x".getBytes(StandardCharsets.UTF_8);
        Ed25519Pair pair = Ed25519Pair.parse(Ed25519Pair.fresh());

        String both = "v1,AAAA " + pair.sign("m", 1, Buffer.buffer("x"));

        assertThat(PartnerCheck.v1a(pair.publicText(), "m", 1, text, both)).isTrue();
    }
}
