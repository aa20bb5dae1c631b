package io.redletter.delivery.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox as it may stand in a command and in a header: nothing in it can end a line or open another address.
 *
 * @param local before the at sign, ASCII
 * @param domain after it, in its ASCII form
 */
record MailAddress(String local, String domain) {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final int LONGEST_LOCAL = 64;

    /** Empty where it is none that we send to: also one with a local part beyond ASCII, which few servers take. */
    static Optional<MailAddress> parse(String text) {
        String address = text.strip();
        int at = address.lastIndexOf('@');
        if (at < 1
                || at > LONGEST_LOCAL
                || !LOCAL.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return ascii(address.substring(at + 1))
                .filter(domain -> MailAccount.DOMAIN.matcher(domain).matches())
                .map(domain -> new MailAddress(address.substring(0, at), domain));
    }

    /** As it goes over the wire. */
    String wire() {
        return local + "@" + domain;
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
