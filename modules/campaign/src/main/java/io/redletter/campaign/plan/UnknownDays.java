package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that look like a day, a week or a month and are none the almanac knows. */
final class UnknownDays {

    private static final int LONGEST = 18;
    private static final int SHORTEST = 3;

    /** What parts a name from the words before it; the last one counts. */
    private static final Pattern CUT = Words.anywhere("day-cut");

    private static final Pattern PREFIX = Pattern.compile("世界|国际|全国|中国|国家(?!安全)|联合国|全球|全省|全市|全区|全县|全民");

    /** Endings that make a name without one of those words before it. */
    private static final Pattern NAMED = Pattern.compile(".*[^\\d](宣传|主题|纪念|活动|教育|服务|行动|科普|科技|文化|法治|普法|安全|健康|环保"
            + "|保护|体验|推广|志愿|阅读|读书|质量|节能|节水|减灾|消防|宣教|咨询|关爱)[日周月]");

    /** Words that say which of many, not what. */
    private static final Pattern GENERIC = Pattern.compile("(主题|集中|系列|专题|本次|年度|相关|各类|重点|大型|现场|社会|实践|党员|志愿|科普|安全|健康|教育)?"
            + "(宣传|主题|活动|教育|服务|行动|宣教)?(宣传|主题|活动|教育|服务|行动|纪念|宣教)[日周月]");

    /** Which of many it is, or whose: 市场监管主题日, 每个宣传日. */
    private static final Pattern OF_MANY = Pattern.compile("(?:每|各|该|本|此|首|整|这|某|其|个).*|.*主题[日周月]");

    private static final Pattern NOT_A_DAY =
            Pattern.compile(".*(?:(?:开放|工作|发布|实施|施行|印发|休息|节假|[^病]假|生|党|交易|登记|截止|清洁|到期|办公"
                    + "|营业|接待|接访|赶集|圩|集|之|当|次|即|近|今|昨|往|平|每|终|连|整|翌|某|多|几|数|半|抗|烈|夏|冬|春|秋|末|吉|诞|交付|生效|结算)日"
                    + "|(?:每|本|上|下|这|第.|数|几|当|隔|单|双|首|整|全|末|圆|四|[一二两三四五六七八九十\\d])周"
                    + "|(?:每|本|当|上|下|次|个|逐|按|双|单|岁|蜜|日|数|几|同|整|首|末|连|某|近|何|[一二三四五六七八九十正腊\\d])月"
                    + "|[一二三四五六七八九十\\d]日)");

    private final FoldedText folded;
    private final DayLists lists;

    UnknownDays(FoldedText folded, DayLists lists) {
        this.folded = folded;
        this.lists = lists;
    }

    List<NamePlace> find() {
        List<NamePlace> found = new ArrayList<>();
        String text = folded.text();
        for (int i = SHORTEST - 1; i < text.length(); i++) {
            if (isLastWord(text.charAt(i))
                    && !isLastWord(text.charAt(i - 1))
                    && !lists.covers(i)
                    && !NameEdges.goesOn(text, i + 1)) {
                nameEndingAt(i + 1).ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean isLastWord(char c) {
        return "日周月".indexOf(c) >= 0;
    }

    private Optional<NamePlace> nameEndingAt(int end) {
        int start = end - 1;
        while (end - start < LONGEST && canGoBackFrom(start)) {
            start--;
        }
        String run = folded.text().substring(start, end);
        int begin = start + beginning(run);
        String name = folded.text().substring(begin, end);
        NamePlace place = new NamePlace(begin, end, null);
        return isName(name, place) ? Optional.of(place) : Optional.empty();
    }

    private boolean canGoBackFrom(int start) {
        return start > 0
                && !folded.opensAt(start)
                && Punctuation.isWord(folded.text().charAt(start - 1))
                && !lists.covers(start - 1);
    }

    /** Where the name begins in the words before its end. */
    private static int beginning(String run) {
        int begin = last(CUT.matcher(run), true, run.length() - 1);
        int prefix = last(PREFIX.matcher(run), false, run.length() - SHORTEST);
        return Math.max(begin, prefix);
    }

    private static int last(Matcher matcher, boolean after, int before) {
        int last = 0;
        while (matcher.find()) {
            int place = after ? matcher.end() : matcher.start();
            if (place < before) {
                last = place;
            }
        }
        return last;
    }

    private boolean isName(String name, NamePlace place) {
        if (name.length() < SHORTEST
                || NOT_A_DAY.matcher(name).matches()
                || GENERIC.matcher(name).matches()) {
            return false;
        }
        boolean quoted = folded.isQuoted(place.start(), place.end());
        boolean kind = place.start() > 0 && folded.text().charAt(place.start() - 1) == '等';
        if (!quoted
                && !PREFIX.matcher(name).lookingAt()
                && (kind || OF_MANY.matcher(name).matches())) {
            return false;
        }
        return PREFIX.matcher(name).lookingAt() || NAMED.matcher(name).matches() || quoted || lists.isBesideADay(place);
    }
}
