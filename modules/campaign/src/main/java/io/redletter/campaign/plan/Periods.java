package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In what time a number is to be reached: a cadence (每年), a date (到2027年), or the plan's own time. */
final class Periods {

    static final String PLAN = "plan";

    private static final String COUNT = "[两二三四五六十\\d]";

    private static final Pattern TIME = Pattern.compile("(?<semester>每(?:个)?学期|学期(?=至少|不少于))"
            + "|(?<schoolYear>每(?:个)?学年|学年度?(?=内|至少|不少于))"
            + "|(?<halfYear>每半年|半年(?=至少|不少于|一次|1次))"
            + "|(?<quarter>每(?:个)?季度?|按季度?|逐季|季度(?=至少|不少于|一次|1次))"
            + "|(?<months>(?:每|隔)(?<monthCount>" + COUNT + "{1,2})个月|每?双月|隔月)"
            + "|(?<years>每隔?(?<yearCount>" + COUNT + ")年|(?<yearCount2>[两三四五2-5])年(?=一次|1次|一届|一评))"
            + "|(?<month>每(?:个)?月|按月|逐月|月均|月月)|(?<week>每(?:个)?周|按周|周均)|(?<day>每[天日])"
            + "|(?<by>(?:到|至)?(?<year>20\\d\\d)年(?:\\d{1,2}月)?(?:底前?|年底前?|末|前|以前|年内)"
            + "|(?<!\\d年)(?:到|至|力争)(?<toYear>20\\d\\d)年(?!\\d{1,2}月)"
            + "|(?<goalYear>20\\d\\d)年(?:远景|发展|预期)?目标|(?<inYear>20\\d\\d)年(?!以来|度|\\d|[^,;]{0,3}基础)(?=年?[^,;\\d]{0,12}(?:达到?|(?:提高|提升|控制|降低?|增加|增长)[到至在]|覆盖|分别|不低于|不少于|超过|完成|实现|建成)))"
            + "|[“\"]?(?<fiveYears>十[三四五六]五)[”\"]?(?:时期|期间|末|期末)"
            + "|(?<yearEnd>(?:今年|本年|年)底(?:前|之前)?)"
            + "|(?<eachYear>每年|每一年|年均|全年|年内|本年度|年度内|逐年|当年|年度"
            + "|(?<![\\d今明去每半学来一两三五十])年(?=触达|更新|接待|行驶|培训|服务|参与|发布|推送|开展|开放|人均|阅读|受益|覆盖|组织|举办|完成|新增))");

    private static final Pattern BEHIND = Pattern.compile("^[^\u3001]{0,2}?[/每](?<unit>半年|学年|学期|年|季度?|月|周)");

    /** 围绕主题 and 每次 count what was said to happen each week. */
    private static final Pattern OF_THE_SAME = Pattern.compile("^(?:每次|每期|每场|每个|每组|其中|围绕|同时)");

    private static final Set<String> LONG = Set.of("year", "half-year", "school-year", "2-years", "3-years", "5-years");

    private static final Pattern YEARS = Pattern.compile("20\\d\\d(?=年)");

    private static final String FIVE_YEARS = "三四五六";
    private static final int END_OF_13TH = 2020;

    private final Clause clause;
    private final String goal;
    private final List<Said> own;
    private final List<Said> before;

    /** A time that words say, and where they end. */
    private record Said(String period, int end) {}

    /**
     * @param goal the date that the section's goals are set for, or empty
     * @param firstYear the year the plan begins in, or 0
     */
    Periods(Clause clause, String goal, int firstYear) {
        this.clause = clause;
        this.goal = goal;
        this.own = all(clause.text(), firstYear);
        this.before = all(clause.before(), firstYear);
    }

    /** The time nearest before the number in its sentence, else a date that begins its paragraph or section. */
    String of(NumberToken token) {
        Matcher behind = BEHIND.matcher(clause.text().substring(token.end()));
        if (behind.find()) {
            return cadence(behind.group("unit"));
        }
        return oneOfYears(token)
                .or(() -> own.stream()
                        .filter(said -> said.end() <= token.start())
                        .map(Said::period)
                        .reduce((a, b) -> b))
                .or(() -> inherited(token))
                .or(() -> goal.isEmpty() ? Optional.empty() : Optional.of(goal))
                .orElse(PLAN);
    }

    /** The words without what they say of time. */
    static String without(String words) {
        return TIME.matcher(words).replaceAll("");
    }

    /** The date that these words set, if they set one. */
    static Optional<String> date(String words) {
        if (words.indexOf("20") < 0 && words.indexOf('十') < 0) {
            return Optional.empty();
        }
        return all(words, 0).stream().map(Said::period).filter(Periods::isDate).reduce((a, b) -> b);
    }

    static boolean isDate(String period) {
        return period.startsWith("by-");
    }

    /** 2025年和2030年分别达到26%和35% says a year for each. */
    private Optional<String> oneOfYears(NumberToken token) {
        String sentence = clause.before() + clause.text();
        int at = sentence.lastIndexOf("分别", clause.before().length() + token.start());
        if (at < 0) {
            return Optional.empty();
        }
        List<String> years = new ArrayList<>();
        String own = clause.text().substring(0, token.start());
        Matcher year = YEARS.matcher(YEARS.matcher(own).find() ? own : clause.before());
        while (year.find()) {
            years.add(year.group());
        }
        List<NumberToken> same = clause.numbers().stream()
                .filter(other -> other.unit().equals(token.unit()) && other.unitStart() - other.start() < 4)
                .toList();
        int index = same.indexOf(token);
        return years.size() > 1 && years.size() == same.size() && index >= 0
                ? Optional.of("by-" + years.get(index))
                : Optional.empty();
    }

    /** A date holds to the end of its sentence; a cadence only as long as the same thing is spoken of. */
    private Optional<String> inherited(NumberToken token) {
        Optional<String> last = before.stream().map(Said::period).reduce((a, b) -> b);
        if (last.isEmpty() || isDate(last.get())) {
            return last;
        }
        boolean share = token.unit().equals("%");
        boolean holds =
                LONG.contains(last.get()) || OF_THE_SAME.matcher(clause.text()).find();
        return share || !holds
                ? before.stream().map(Said::period).filter(Periods::isDate).reduce((a, b) -> b)
                : last;
    }

    private static List<Said> all(String words, int firstYear) {
        List<Said> all = new ArrayList<>();
        Matcher matcher = TIME.matcher(words);
        while (matcher.find()) {
            all.add(new Said(period(matcher, firstYear), matcher.end()));
        }
        return all;
    }

    private static String period(Matcher matcher, int firstYear) {
        if (matcher.group("by") != null) {
            for (String group : List.of("year", "toYear", "goalYear", "inYear")) {
                if (matcher.group(group) != null) {
                    return "by-" + matcher.group(group);
                }
            }
        }
        if (matcher.group("yearEnd") != null) {
            return firstYear > 0 ? "by-" + firstYear : PLAN;
        }
        if (matcher.group("fiveYears") != null) {
            return "by-"
                    + (END_OF_13TH
                            + 5 * FIVE_YEARS.indexOf(matcher.group("fiveYears").charAt(1)));
        }
        if (matcher.group("years") != null) {
            String count = matcher.group("yearCount");
            return number(count == null ? matcher.group("yearCount2") : count) + "-years";
        }
        if (matcher.group("months") != null) {
            String count = matcher.group("monthCount");
            return months(count == null ? "2" : number(count));
        }
        return cadence(matcher.group());
    }

    private static String months(String count) {
        return switch (count) {
            case "3" -> "quarter";
            case "6" -> "half-year";
            default -> count + "-months";
        };
    }

    private static String number(String count) {
        return Character.isDigit(count.charAt(0))
                ? count
                : HanziNumber.value(count).toPlainString();
    }

    private static String cadence(String words) {
        if (words.contains("学期")) {
            return "semester";
        }
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
