package io.redletter.reach;

import io.redletter.platform.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Signs what a page belongs to, so that a beacon can only count for pages this installation made.
 *
 * <p>A token is plain text with a signature, safe in a URL and in an attribute, at most {@value #MAX_LENGTH} characters:
 * {@code 2~campaign~work~number~channel~unit~language~audience~owner~signature}, or {@code 1~…} without the last three where
 * none of them is known. It does not expire: a page may be open, or cached, for long.
 */
public final class ScopeTokens {
    /** No token is longer; a longer text is refused unread. */
    public static final int MAX_LENGTH = 512;

    private static final String SHORT = "1";
    private static final String LONG = "2";
    private static final String PURPOSE = "reach-token";
    private static final int SIGNATURE_BYTES = 16;

    private final Vault vault;

    public ScopeTokens(Vault vault) {
        this.vault = vault;
    }

    /** The token for a page of these scopes; the same scopes always give the same token. */
    public String sign(Scopes scopes) {
        String more = String.join("~", scopes.language(), scopes.audience(), scopes.owner());
        boolean isShort = more.equals("~~");
        String text = String.join(
                "~",
                isShort ? SHORT : LONG,
                scopes.campaignId(),
                scopes.workId(),
                Integer.toString(scopes.number()),
                scopes.channelId(),
                scopes.unitId());
        String whole = isShort ? text : text + "~" + more;
        return whole + "~" + signature(whole);
    }

    /** The scopes, or empty if this installation did not sign this token; never throws, whatever the text. */
    public Optional<Scopes> verify(String token) {
        int end = token.length() > MAX_LENGTH ? -1 : token.lastIndexOf('~');
        if (end < 0 || !isSigned(token.substring(0, end), token.substring(end + 1))) {
            return Optional.empty();
        }
        String[] parts = token.substring(0, end).split("~", -1);
        int number = Integer.parseInt(parts[3]);
        return Optional.of(
                parts[0].equals(SHORT)
                        ? new Scopes(parts[1], parts[2], number, parts[4], parts[5])
                        : new Scopes(parts[1], parts[2], number, parts[4], parts[5], parts[6], parts[7], parts[8]));
    }

    private boolean isSigned(String text, String signature) {
        return (text.startsWith(SHORT + "~") || text.startsWith(LONG + "~"))
                && MessageDigest.isEqual(
                        signature(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String text) {
        byte[] mac = Arrays.copyOf(vault.mac(PURPOSE, text), SIGNATURE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
