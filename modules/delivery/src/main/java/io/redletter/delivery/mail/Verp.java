package io.redletter.delivery.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.redletter.platform.secret.Vault;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of its own for each message to come back to: who it was for stands in it, sealed, so that a message that comes
 * back names the person by itself and nobody can make up one about another.
 */
final class Verp {
    private static final String PURPOSE = "mail/return";
    private static final int MAC_BYTES = 6;
    private static final Pattern ADDRESS = Pattern.compile(
            "b-([0-9a-f]{32}-[0-9a-z]{1,4}-[0-9a-z]{1,2})-([0-9a-f]{12})@([a-z0-9.-]{1,253})",
            Pattern.CASE_INSENSITIVE);

    private final Vault vault;

    Verp(Vault vault) {
        this.vault = vault;
    }

    /** At most 57 characters before the at sign. */
    String address(String mark, String domain) {
        return "b-" + mark + "-" + mac(mark) + "@" + domain;
    }

    /** The mark of the first address of ours in a text; empty where there is none, or none of ours. */
    Optional<String> mark(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        while (matcher.find()) {
            String mark = matcher.group(1).toLowerCase(Locale.ROOT);
            String mac = matcher.group(2).toLowerCase(Locale.ROOT);
            if (MessageDigest.isEqual(mac(mark).getBytes(US_ASCII), mac.getBytes(US_ASCII))) {
                return Optional.of(mark);
            }
        }
        return Optional.empty();
    }

    private String mac(String mark) {
        return HexFormat.of().formatHex(Arrays.copyOf(vault.mac(PURPOSE, mark), MAC_BYTES));
    }
}
