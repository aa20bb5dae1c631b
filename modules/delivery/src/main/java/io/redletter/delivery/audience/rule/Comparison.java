package io.redletter.delivery.audience.rule;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How an attribute is compared; without regard to upper and lower case. */
public enum Comparison {
    /** It has this value. */
    IS("is"),
    /** The words stand somewhere in it. */
    CONTAINS("contains"),
    /** It begins with this. */
    STARTS("starts"),
    /** It is a number, and not smaller. */
    AT_LEAST("atLeast"),
    /** It is a number, and not greater. */
    AT_MOST("atMost"),
    /** It has any value at all. */
    PRESENT("present");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,6})?");

    private final String word;

    Comparison(String word) {
        this.word = word;
    }

    /** Its name in JSON. */
    public String word() {
        return word;
    }

    public boolean isOfNumbers() {
        return this == AT_LEAST || this == AT_MOST;
    }

    public static Optional<Comparison> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text.strip()).matches();
    }

    boolean holds(String found, String wanted) {
        String is = found.strip().toLowerCase(Locale.ROOT);
        String asked = wanted.strip().toLowerCase(Locale.ROOT);
        return switch (this) {
            case IS -> is.equals(asked);
            case CONTAINS -> is.contains(asked);
            case STARTS -> is.startsWith(asked);
            case AT_LEAST -> isNumber(is) && new BigDecimal(is).compareTo(new BigDecimal(asked)) >= 0;
            case AT_MOST -> isNumber(is) && new BigDecimal(is).compareTo(new BigDecimal(asked)) <= 0;
            case PRESENT -> !is.isEmpty();
        };
    }
}
