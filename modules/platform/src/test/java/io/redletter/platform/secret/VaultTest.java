package io.redletter.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private final Vault vault = Vault.of(new byte[32]);

    @Property(tries = 200)
    void opensWhatItSealedForTheSamePurpose(@ForAll String secret) {
        assertThat(vault.open("channel/a", vault.seal("channel/a", secret))).isEqualTo(secret);
    }

    @Property(tries = 200)
    void doesNotOpenAChangedSeal(@ForAll @IntRange(max = 40) int at) {
        byte[] sealed =
                Base64.getDecoder().decode(vault.seal("p", "a secret text").substring(3));
        sealed[at % sealed.length] ^= 1;

        assertThatThrownBy(() -> vault.open("p", "v1:" + Base64.getEncoder().encodeToString(sealed)))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void doesNotOpenASealForAnotherPurposeOrUnderAnotherKey() {
        String sealed = vault.seal("channel/a", "secret");
        byte[] other = new byte[32];
        other[0] = 1;

        assertThatThrownBy(() -> vault.open("channel/b", sealed)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> Vault.of(other).open("channel/a", sealed)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> vault.open("channel/a", "plain")).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void neverSealsTheSameTextAlike() {
        assertThat(vault.seal("p", "x")).isNotEqualTo(vault.seal("p", "x"));
    }

    @Test
    void keepsItsKeyInAFileForItsOwnerAlone(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("master.key");
        String sealed = Vault.openOrCreate(file).seal("p", "secret");

        assertThat(Vault.openOrCreate(file).open("p", sealed)).isEqualTo("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
