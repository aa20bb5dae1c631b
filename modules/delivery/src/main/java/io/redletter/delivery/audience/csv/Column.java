package io.redletter.delivery.audience.csv;

/**
 * What a column of a file is for.
 *
 * @param header its name in the file
 * @param target {@code address}, {@code name}, {@code language}, {@code region}, {@code zone}, {@code tags}, {@code opt-out},
 *     {@code ignore}, or {@code attribute:} and a key
 */
public record Column(String header, String target) {
    public static final String ATTRIBUTE = "attribute:";

    public boolean isAttribute() {
        return target.startsWith(ATTRIBUTE);
    }

    /** The attribute's key. */
    public String key() {
        return target.substring(ATTRIBUTE.length());
    }
}
