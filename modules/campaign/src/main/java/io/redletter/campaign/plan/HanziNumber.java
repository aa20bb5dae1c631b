package io.redletter.campaign.plan;

import java.math.BigDecimal;

/** Reads Chinese numerals up to 亿: 两, 十二, 一百二十, 三千, 五万. */
final class HanziNumber {

    private static final String DIGITS = "零一二三四五六七八九";

    private HanziNumber() {}

    static BigDecimal value(String hanzi) {
        long total = 0;
        long section = 0;
        long digit = 0;
        for (int i = 0; i < hanzi.length(); i++) {
            char c = hanzi.charAt(i) == '两' ? '二' : hanzi.charAt(i);
            long unit = unit(c);
            if (unit == 1) {
                digit = DIGITS.indexOf(c);
            } else if (unit < 10_000) {
                section += Math.max(digit, 1) * unit;
                digit = 0;
            } else {
                total += Math.max(section + digit, 1) * unit;
                section = 0;
                digit = 0;
            }
        }
        return BigDecimal.valueOf(total + section + digit);
    }

    /** An Arabic number with the Chinese scale behind it: 10万, 3百万. */
    static BigDecimal scaled(BigDecimal value, String scale) {
        BigDecimal scaled = value;
        for (int i = 0; i < scale.length(); i++) {
            scaled = scaled.multiply(BigDecimal.valueOf(unit(scale.charAt(i))));
        }
        BigDecimal plain = scaled.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static long unit(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            case '万' -> 10_000;
            case '亿' -> 100_000_000;
            default -> 1;
        };
    }
}
