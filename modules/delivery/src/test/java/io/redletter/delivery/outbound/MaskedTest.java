package io.redletter.delivery.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedTest {
    @Test
    void showsNeitherSecretsNorTokens() {
        String said = "{\"access_token\":\"abc.DEF-1\",\"expires_in\":7200} ?access_token=zzz&x=1 hush whsec_MfKQ9r8=";

        String shown = Masked.text(said, "hush");

        assertThat(shown)
                .doesNotContain("abc.DEF-1")
                .doesNotContain("zzz")
                .doesNotContain("hush")
                .doesNotContain("MfKQ9r8")
                .contains("7200", "x=1");
    }

    @Test
    void isNeverLong() {
        assertThat(Masked.text("长".repeat(5000), "")).hasSizeLessThan(700);
    }
}
