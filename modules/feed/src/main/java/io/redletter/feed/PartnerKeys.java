package io.redletter.feed;

import io.redletter.platform.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

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

    /** Whether this is the partner's key; takes as long where it is not. */
    boolean fits(Partner partner, String key) {
        return same(partner.keyHash(), key) && partner.enabled();
    }

    /** Takes as long as {@link #fits} and never does: for a name that nobody has. */
    boolean fitsNobody(String key) {
        return same(nobody, key) && nobody.isEmpty();
    }

    private boolean same(String hash, String key) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), hash(key).getBytes(StandardCharsets.US_ASCII));
    }
}
