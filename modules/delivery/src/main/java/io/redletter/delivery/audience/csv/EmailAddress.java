package io.redletter.delivery.audience.csv;

import io.redletter.delivery.audience.PersonFields;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as lists hold it.
 *
 * @param written without blanks, full-width signs made narrow
 * @param normal lower case, its domain in ASCII: two spellings of one mailbox give one person
 */
public record EmailAddress(String written, String normal) {
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** The address, or empty where it is none. */
    public static Optional<EmailAddress> of(String text) {
        String written = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        int at = written.lastIndexOf('@');
        if (at < 1 || written.length() > PersonFields.LONGEST_ADDRESS) {
            return Optional.empty();
        }
        String local = written.substring(0, at).toLowerCase(Locale.ROOT);
        String domain = ascii(written.substring(at + 1)).toLowerCase(Locale.ROOT);
        boolean fits = local.length() <= LONGEST_LOCAL
                && LOCAL.matcher(local).matches()
                && DOMAIN.matcher(domain).matches();
        return fits
                ? Optional.of(new EmailAddress(written.substring(0, at) + "@" + domain, local + "@" + domain))
                : Optional.empty();
    }

    /** What may be shown of an address: the first sign of its mailbox, and the domain. */
    public static String masked(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "***" : address.charAt(0) + "***" + address.substring(at);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain.replace('。', '.'), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException notADomain) {
            return "";
        }
    }
}
