package io.redletter.feed;

import io.redletter.platform.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Keys of partners: 32 random bytes behind {@code rlk_}; only a digest under the installation's own key is stored. */
final class PartnerKeys {
    private static final String PREFIX = "rlk_";
    private static final int BYTES = 32;

    private final Vault vault;
    private final String nobody;

    PartnerKeys(Vault vault) {
        this.vault = vault;
        this.nobody = hash(fresh());
    }

    String fresh() {
        return PREFIX + Vault.token(BYTES);
    }

    String hash(String key) {
        return HexFormat.of().formatHex(vault.mac("partner-key", key));
    }

    /** Whether this key opens what was found; takes as long where nothing was, as for a wrong key. */
    boolean fits(Optional<Partner> found, String key) {
        boolean same = same(found.map(Partner::keyHash).orElse(nobody), key);
        return same && found.filter(Partner::enabled).isPresent();
    }

    private boolean same(String hash, String key) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), hash(key).getBytes(StandardCharsets.US_ASCII));
    }
}
