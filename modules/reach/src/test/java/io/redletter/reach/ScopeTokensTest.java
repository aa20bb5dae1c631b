package io.redletter.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.secret.Vault;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ScopeTokensTest {
    private final ScopeTokens tokens = new ScopeTokens(Vault.of(new byte[32]));
    private final Scopes scopes = new Scopes("campaign_01j", "work_01j", 3, "direct", "unit_01j");

    @Test
    void givesBackWhatItSigned() {
        String token = tokens.sign(scopes);

        assertThat(tokens.verify(token)).contains(scopes);
        assertThat(token).matches("[A-Za-z0-9_.~-]+");
    }

    @Test
    void staysWithinItsBound() {
        String id = "x".repeat(64);

        String token = tokens.sign(new Scopes(id, id, Integer.MAX_VALUE, id, id));

        assertThat(token.length()).isLessThanOrEqualTo(ScopeTokens.MAX_LENGTH);
        assertThat(tokens.verify(token)).isPresent();
    }

    @Test
    void refusesATokenOfAnotherInstallation() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(new ScopeTokens(Vault.of(other)).verify(tokens.sign(scopes))).isEmpty();
    }

    @Property(tries = 500)
    void refusesATokenChangedAnywhere(@ForAll @IntRange(min = 0, max = 70) int at, @ForAll char to) {
        String token = tokens.sign(scopes);
        int place = at % token.length();
        String changed = token.substring(0, place) + to + token.substring(place + 1);

        assertThat(tokens.verify(changed).isPresent()).isEqualTo(changed.equals(token));
    }

    @Property(tries = 500)
    void refusesAnyOtherText(@ForAll @StringLength(max = 400) String text) {
        assertThat(tokens.verify(text)).isEmpty();
    }
}
