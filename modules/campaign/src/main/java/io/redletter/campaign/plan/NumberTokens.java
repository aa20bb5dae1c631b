package io.redletter.campaign.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds numbers with a counting word: 5件, 10万人次, 15%, 3—5场, 两次, 百分之十五, 三成. */
final class NumberTokens {

    private static final String UNIT = Words.any("counters");

    private static final String TO = "(?:-|\u2014{1,2}|\u2013|~|至|到)";

    private static final Pattern ARABIC =
            Pattern.compile("(?<![\\dA-Za-z.第\u3014\\[/-])(?<whole>\\d{1,3}(?:,\\d{3})+|\\d+)(?<part>\\.\\d+)?"
                    + "(?:" + UNIT + "(?=" + TO + "\\d))?(?<scale>[千百]?[万亿]|[千百])?(?:余|多)?"
                    + "(?:" + TO + "(?<max>\\d+(?:\\.\\d+)?)(?<maxScale>[千百]?[万亿])?)?(?<unit>" + UNIT + ")?");

    private static final Pattern HANZI = Pattern.compile("(?<![第一二三四五六七八九十百千万两几数\\d])(?<low>[一二两三四五六七八九十百千万]+)(?:余|多)?"
            + "(?:[至到](?<high>[二两三四五六七八九十百千万]+))?(?<unit>" + UNIT + ")");

    private static final Pattern OF_A_HUNDRED = Pattern.compile("百分之(?<low>[一二三四五六七八九十百]+)(?<point>点[一二三四五六七八九零])?");

    private static final Pattern TENTHS = Pattern.compile(
            "(?<![第一二三四五六七八九十完变组建养形达制促合生造落])(?<low>[一二三四五六七八九\\d])成(?![立果为员功本效长就年人都熟绩品形交套分列份])(?<half>半)?");

    private static final BigDecimal TEN = BigDecimal.TEN;

    private NumberTokens() {}

    /** The numbers of a clause in its order. */
    static List<NumberToken> of(String clause) {
        List<NumberToken> tokens = new ArrayList<>();
        Matcher arabic = ARABIC.matcher(clause);
        while (arabic.find()) {
            tokens.add(arabic(arabic));
        }
        Matcher hanzi = HANZI.matcher(clause);
        while (hanzi.find()) {
            @Nullable BigDecimal high = hanzi.group("high") == null ? null : HanziNumber.value(hanzi.group("high"));
            tokens.add(
                    hanzi(hanzi, hanzi.end("low"), HanziNumber.value(hanzi.group("low")), high, hanzi.group("unit")));
        }
        Matcher percent = OF_A_HUNDRED.matcher(clause);
        while (percent.find()) {
            BigDecimal whole = HanziNumber.value(percent.group("low"));
            String point = percent.group("point");
            BigDecimal value = point == null
                    ? whole
                    : whole.add(HanziNumber.value(point.substring(1)).movePointLeft(1));
            tokens.add(hanzi(percent, percent.end(), value, null, "%"));
        }
        Matcher tenths = TENTHS.matcher(clause);
        while (tenths.find()) {
            String low = tenths.group("low");
            BigDecimal tens = Character.isDigit(low.charAt(0)) ? new BigDecimal(low) : HanziNumber.value(low);
            BigDecimal half = tenths.group("half") == null ? BigDecimal.ZERO : BigDecimal.valueOf(5);
            tokens.removeIf(other -> other.start() == tenths.start());
            tokens.add(hanzi(tenths, tenths.end(), tens.multiply(TEN).add(half), null, "%"));
        }
        tokens.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return tokens;
    }

    private static NumberToken arabic(Matcher matcher) {
        String fraction = matcher.group("part") == null ? "" : matcher.group("part");
        BigDecimal value = new BigDecimal(matcher.group("whole").replace(",", "") + fraction);
        String unit = matcher.group("unit") == null ? "" : matcher.group("unit");
        String scale = matcher.group("scale") == null ? "" : matcher.group("scale");
        String maxScale = matcher.group("maxScale") == null ? "" : matcher.group("maxScale");
        if (unit.startsWith("万") || unit.startsWith("亿")) {
            maxScale = unit.substring(0, 1);
        }
        if (scale.isEmpty()) {
            scale = maxScale;
        }
        @Nullable BigDecimal max = matcher.group("max") == null ? null : new BigDecimal(matcher.group("max"));
        int unitStart = unit.isEmpty() ? matcher.end() : matcher.start("unit");
        return new NumberToken(
                matcher.start(),
                unitStart,
                matcher.end(),
                HanziNumber.scaled(value, scale),
                max == null ? null : HanziNumber.scaled(max, maxScale),
                plain(unit),
                false);
    }

    private static NumberToken hanzi(
            Matcher matcher, int unitStart, BigDecimal value, @Nullable BigDecimal max, String unit) {
        return new NumberToken(matcher.start(), unitStart, matcher.end(), value, max, plain(unit), true);
    }

    /** 万元 counts 元 by ten thousands: the factor went into the value. */
    private static String plain(String unit) {
        return unit.length() > 1 && "万亿".indexOf(unit.charAt(0)) >= 0 ? unit.substring(1) : unit;
    }
}
