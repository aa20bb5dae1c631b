package io.redletter.campaign.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In what time a number is to be reached: a cadence (每年), a date (到2027年), or the plan's own time. */
final class Periods {

    static final String PLAN = "plan";

    private static final Pattern TIME = Pattern.compile("(?<schoolYear>每(?:个)?学年|学年度?(?=内|至少|不少于))"
            + "|(?<halfYear>每半年|半年(?=至少|不少于|一次|1次))"
            + "|(?<quarter>每(?:个)?季度?|按季度?|逐季|季度(?=至少|不少于|一次|1次))"
            + "|(?<months>(?:每|隔)(?:两|二|2)个?月|双月|隔月)"
            + "|(?<years>每(?<yearCount>[两二三四五2345])年)"
            + "|(?<month>每(?:个)?月|按月|逐月|月均)|(?<week>每周|按周)|(?<day>每[天日])"
            + "|(?<by>(?:到|至)?(?<year>20\\d\\d)年(?:底前?|年底前?|末|前|内|以前|年内)|(?:到|至|力争)(?<toYear>20\\d\\d)年)"
            + "|[“\"]?(?<fiveYears>十[三四五六]五)[”\"]?(?:时期|期间|末|期末)"
            + "|(?<eachYear>每年|每一年|年均|全年|年内|本年度|年度内|逐年|当年)");

    private static final Pattern BEHIND = Pattern.compile("^[^\u3001]{0,2}?[/每](?<unit>半年|学年|年|季度?|月|周)");

    private static final String FIVE_YEARS = "三四五六";
    private static final int END_OF_13TH = 2020;

    private Periods() {}

    /** The time nearest before the number in its sentence, else a date in the paragraph before it. */
    static String of(Clause clause, NumberToken token) {
        Matcher behind = BEHIND.matcher(clause.text().substring(token.end()));
        if (behind.find()) {
            return cadence(behind.group("unit"));
        }
        // A share in a sentence about something weekly is not itself weekly.
        boolean inherits = !token.unit().equals("%");
        return last(clause.text().substring(0, token.start()), true)
                .or(() -> last(clause.before(), inherits))
                .or(() -> last(clause.leadIn(), false))
                .orElse(PLAN);
    }

    /** The words without what they say of time. */
    static String without(String words) {
        return TIME.matcher(words).replaceAll("");
    }

    private static Optional<String> last(String words, boolean cadences) {
        Matcher matcher = TIME.matcher(words);
        Optional<String> last = Optional.empty();
        while (matcher.find()) {
            String period = period(matcher);
            if (cadences || period.startsWith("by-")) {
                last = Optional.of(period);
            }
        }
        return last;
    }

    private static String period(Matcher matcher) {
        if (matcher.group("by") != null) {
            String year = matcher.group("year");
            return "by-" + (year == null ? matcher.group("toYear") : year);
        }
        if (matcher.group("fiveYears") != null) {
            return "by-"
                    + (END_OF_13TH
                            + 5 * FIVE_YEARS.indexOf(matcher.group("fiveYears").charAt(1)));
        }
        if (matcher.group("years") != null) {
            return HanziNumber.value(matcher.group("yearCount")
                            .replace('2', '二')
                            .replace('3', '三')
                            .replace('4', '四')
                            .replace('5', '五'))
                    + "-years";
        }
        if (matcher.group("months") != null) {
            return "2-months";
        }
        return cadence(matcher.group());
    }

    private static String cadence(String words) {
        if (words.contains("学年")) {
            return "school-year";
        }
        if (words.contains("半年")) {
            return "half-year";
        }
        if (words.contains("季")) {
            return "quarter";
        }
        if (words.contains("月")) {
            return "month";
        }
        if (words.contains("天") || words.contains("日")) {
            return "day";
        }
        return words.contains("周") ? "week" : "year";
    }
}
