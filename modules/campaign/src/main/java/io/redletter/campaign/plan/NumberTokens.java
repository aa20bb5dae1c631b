package io.redletter.campaign.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers with a counting word: 5件, 10万人次, 15%, 3—5场, 两次, 百分之十五. */
final class NumberTokens {

    /** Counting words, the longer ones first; behind some of them a word begins that is none (5项目, 3人员). */
    private static final String UNIT = "个百分点|条次|万人次|万元|万人|亿元|人次|场次|课时|学时|平方米|平方公里|公里|小时|分钟|秒|个月|个工作日|工作日"
            + "|%|\u2030|项(?!目)|部(?![门分署队])|个(?![人别性体])|人(?![员民口大类才均群们数])|名(?![称单录额义])|家(?![庭长具属园])|件(?!数)"
            + "|次(?![要数级])|场(?![所馆地景面合])|期(?![间限待盼])|天(?!然)|日|篇(?!章)|条(?![件例])|种(?![类植])|份(?!额)|所(?![有属在])"
            + "|处(?![理室置])|支(?![持部撑付])|本(?![级地市省区县着])|套|幅|户(?!外)|轮|门(?!户)|例|座(?!谈)|只|台(?!账)|辆|张|块|集(?!中)"
            + "|堂|节(?![能水约])|位(?!置)|组(?!织)|队(?!伍)|吨|棵|株|倍|亩|元(?!素)|年|周|册|款|批|组|家次|人份|站(?!点)";

    private static final Pattern ARABIC =
            Pattern.compile("(?<![\\dA-Za-z.第\u3014\\[/-])(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?"
                    + "([千百]?[万亿]|[千百])?(?:余|多)?(?:(?:-|\u2014{1,2}|\u2013|~|至|到)(\\d+)(?:\\.\\d+)?([千百]?[万亿])?)?("
                    + UNIT + ")?");

    private static final Pattern HANZI =
            Pattern.compile("(?<![第一二三四五六七八九十百千万两几数\\d])([一二两三四五六七八九十百千万]+)(?:余|多)?(" + UNIT + ")");

    private static final Pattern OF_A_HUNDRED = Pattern.compile("百分之([一二三四五六七八九十百]+)()");

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
            tokens.add(hanzi(hanzi, hanzi.group(2)));
        }
        Matcher percent = OF_A_HUNDRED.matcher(clause);
        while (percent.find()) {
            tokens.add(hanzi(percent, "%"));
        }
        tokens.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return tokens;
    }

    private static NumberToken arabic(Matcher matcher) {
        String fraction = matcher.group(2) == null ? "" : matcher.group(2);
        BigDecimal value = new BigDecimal(matcher.group(1).replace(",", "") + fraction);
        boolean range = matcher.group(4) != null;
        String unit = matcher.group(6) == null ? "" : matcher.group(6);
        String scale = matcher.group(3) == null ? "" : matcher.group(3);
        if (range && scale.isEmpty() && matcher.group(5) != null) {
            scale = matcher.group(5);
        }
        BigDecimal scaled =
                HanziNumber.scaled(value, unit.startsWith("万") || unit.startsWith("亿") ? unit.substring(0, 1) : scale);
        int unitStart = unit.isEmpty() ? matcher.end() : matcher.start(6);
        return new NumberToken(matcher.start(), unitStart, matcher.end(), scaled, plain(unit), range, false);
    }

    private static NumberToken hanzi(Matcher matcher, String unit) {
        BigDecimal value = HanziNumber.value(matcher.group(1));
        return new NumberToken(matcher.start(), matcher.end(1), matcher.end(), value, plain(unit), false, true);
    }

    /** 万元 counts 元 by ten thousands: the factor went into the value. */
    private static String plain(String unit) {
        return unit.length() > 1 && "万亿".indexOf(unit.charAt(0)) >= 0 ? unit.substring(1) : unit;
    }
}
