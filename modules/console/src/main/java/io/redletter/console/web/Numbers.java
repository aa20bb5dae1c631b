package io.redletter.console.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as a person reads them: {@code 3,482}, from ten thousand {@code 1.2 万}, {@code 3.4 亿}; in English 12.3K, 3.4M. */
final class Numbers {
    private static final long WAN = 10_000;
    private static final long YI = 100_000_000;

    private Numbers() {}

    static String exact(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String brief(long number, boolean chinese) {
        if (Math.abs(number) < WAN) {
            return exact(number);
        }
        return chinese ? chinese(number) : english(number);
    }

    private static String chinese(long number) {
        return Math.abs(number) < YI - WAN / 20 ? scaled(number, WAN) + " 万" : scaled(number, YI) + " 亿";
    }

    private static String english(long number) {
        if (Math.abs(number) < 999_950) {
            return scaled(number, 1_000) + "K";
        }
        return Math.abs(number) < 999_950_000 ? scaled(number, 1_000_000) + "M" : scaled(number, 1_000_000_000) + "B";
    }

    private static String scaled(long number, long unit) {
        BigDecimal value = BigDecimal.valueOf(number).divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%,.1f", value).replaceFirst("\\.0$", "");
    }
}
