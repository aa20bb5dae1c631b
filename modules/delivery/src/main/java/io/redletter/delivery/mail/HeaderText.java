package io.redletter.delivery.mail;

import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil.Usage;
import org.apache.james.mime4j.util.MimeUtil;

/**
 * Words of people as they may stand in a header: encoded (RFC 2047), folded, and without anything that could end the line
 * or begin another header.
 */
final class HeaderText {
    private static final int LONGEST = 400;

    private HeaderText() {}

    /**
     * A subject.
     *
     * @param nameLength length of the header's name
     */
    static String words(String text, int nameLength) {
        String encoded = EncoderUtil.encodeIfNecessary(clean(text), Usage.TEXT_TOKEN, nameLength + 2);
        return MimeUtil.fold(encoded, nameLength + 2);
    }

    /** A name before an address; the address alone where there is no name. */
    static String mailbox(String name, String address, int nameLength) {
        String clean = clean(name);
        return clean.isEmpty() ? address : MimeUtil.fold(phrase(clean) + " <" + address + ">", nameLength + 2);
    }

    /** A name before an id in angle brackets. */
    static String label(String name, String id) {
        return mailbox(name, token(id), "List-Id".length());
    }

    /** A word without spaces; whatever else is in it goes. */
    static String token(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "");
    }

    private static String phrase(String name) {
        return EncoderUtil.encodeAddressDisplayName(name);
    }

    private static String clean(String text) {
        String line = text.codePoints()
                .filter(point -> !Character.isISOControl(point) || point == '\t' || point == '\n')
                .map(point -> point == '\t' || point == '\n' || isSeparator(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return line.codePointCount(0, line.length()) > LONGEST
                ? line.substring(0, line.offsetByCodePoints(0, LONGEST))
                : line;
    }

    /** Line and paragraph separators, which some readers take for the end of a line. */
    private static boolean isSeparator(int point) {
        return point == 0x2028 || point == 0x2029 || point == 0x85;
    }
}
