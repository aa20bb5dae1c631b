package io.redletter.campaign.plan;

/**
 * The text of a plan document, as a person reads it: one paragraph or one row of a table a line.
 *
 * @param text lines parted by {@code \n}; the cells of a table's row by {@code \t}
 * @param format what the file was: {@code txt}, {@code html}, {@code pdf}, {@code docx} or {@code doc}
 */
public record PlanText(String text, String format) {

    /** The text of plain text's bytes in any of the usual encodings. */
    public static String decode(byte[] bytes) {
        return TextEncoding.decode(bytes);
    }
}
