package io.redletter.campaign.plan;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who answers for a target: the bracket or line that names the units, else who is said to do it. */
final class ResponsibleUnits {

    private static final Pattern NAMED = Pattern.compile(
            "[(\uFF08\u3014\u3010\\[]([^()\uFF08\uFF09\u3014\u3015\u3010\u3011\\[\\]]{2,200}"
                    + "(?:[(\uFF08][^()\uFF08\uFF09]{1,20}[)\uFF09][^()\uFF08\uFF09\u3014\u3015\u3010\u3011\\[\\]]{0,200})*)[)\uFF09\u3015\u3011\\]]");

    private static final Pattern DUTY = Pattern.compile("牵头|配合|负责|责任单位|责任部门|责任分工|承办|落实|参加");

    private static final Pattern LABEL =
            Pattern.compile("^[(\uFF08\u3014\u3010\\[]?(?:责任单位|牵头单位|责任部门|责任分工|承办单位|牵头部门)[:\uFF1A](.*)$");

    private static final String UNIT = "(?:局|委|办|厅|部|会|院|联|团|中心|政府|公司|支队|大队|集团|学校|单位|区县|街道|委员会|分局|公室)";

    private static final Pattern ROW = Pattern.compile(
            "^(?:[\u4E00-\u9FFF()\uFF08\uFF09]{2,20}[\u3001\uFF0C,]){1,30}[\u4E00-\u9FFF()\uFF08\uFF09]{2,20}\u3001?$");

    private static final Pattern ACTOR = Pattern.compile(
            "^((?:各|全|市|省|县|区|乡|镇)[\u4E00-\u9FFF\u3001()\uFF08\uFF09]{0,14}?"
                    + "(?:局|委(?!托)|办(?!理|法|好|公|事)|厅|部门|分局|协会|科协|妇联|学校|企业|单位|中心|政府|区县|街道|乡镇|组织(?!开展|实施))"
                    + "|(?!成立|由|依托|联合|会同|配合|邀请|组织|支持|鼓励|推动|加强|对|向|在|经)[\u4E00-\u9FFF]{2,12}?(?:分局|部门|局|委员会|办公室|办事处|组织(?!开展|实施)))");

    private static final Pattern HEADING =
            Pattern.compile("^(?:\\d{1,2}[.\uFF0E]|[(\uFF08][一二三四五六七八九十]{1,3}[)\uFF09]|[一二三四五六七八九十]{1,3}、).*");

    private static final int ROWS_AHEAD = 12;
    private static final int CHARACTERS_AHEAD = 1500;

    private final String[] paragraphs;
    private final int[] starts;

    ResponsibleUnits(String clean) {
        paragraphs = clean.split("\n", -1);
        starts = new int[paragraphs.length];
        int start = 0;
        for (int i = 0; i < paragraphs.length; i++) {
            starts[i] = start;
            start += paragraphs[i].length() + 1;
        }
    }

    /** The units for what stands at this place of the clean text; empty if none is named. */
    String of(Clause clause, NumberToken token) {
        String named = namedBehind(clause.start() + token.end());
        return named.isEmpty() ? actor(clause) : named;
    }

    private String namedBehind(int index) {
        int paragraph = paragraphOf(index);
        for (int i = paragraph; i < paragraphs.length && i <= paragraph + ROWS_AHEAD; i++) {
            String text = head(i == paragraph ? paragraphs[i].substring(index - starts[i]) : paragraphs[i]);
            if (i > paragraph && HEADING.matcher(text).matches()) {
                return "";
            }
            String units = unitsIn(text, i > paragraph);
            if (!units.isEmpty()) {
                return units;
            }
        }
        return "";
    }

    private static String head(String text) {
        return text.substring(0, Math.min(text.length(), CHARACTERS_AHEAD));
    }

    private static String unitsIn(String text, boolean wholeParagraph) {
        Matcher label = LABEL.matcher(text);
        if (label.find()) {
            return label.group(1).replaceFirst("[)\uFF09\u3015\u3011\\]\u3002]+$", "");
        }
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            if (DUTY.matcher(named.group(1)).find()) {
                return named.group(1).replaceFirst("^(?:责任单位|牵头单位|责任部门)[:\uFF1A]", "");
            }
        }
        boolean row = wholeParagraph
                && ROW.matcher(text).matches()
                && Pattern.compile(UNIT).matcher(text).find();
        return row ? text : "";
    }

    private static String actor(Clause clause) {
        return actorOf(clause.text()).or(() -> actorOf(clause.before())).orElse("");
    }

    private static Optional<String> actorOf(String words) {
        Matcher actor = ACTOR.matcher(Periods.without(Comparators.without(words)));
        return actor.find() ? Optional.of(actor.group(1)) : Optional.empty();
    }

    /** The words without the unit that begins them. */
    static String withoutActor(String words) {
        return ACTOR.matcher(words).replaceFirst("");
    }

    private int paragraphOf(int index) {
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : -found - 2;
    }
}
