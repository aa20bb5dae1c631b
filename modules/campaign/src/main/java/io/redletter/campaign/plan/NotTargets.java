package io.redletter.campaign.plan;

import java.util.Set;
import java.util.regex.Pattern;

/** What keeps a number from being a target: dates, ordinals, slogans, the plan's own structure, what is already so. */
final class NotTargets {

    /** Without a word such as 不少于 these say when something is, not how much of it. */
    private static final Set<String> TIMES = Set.of("年", "日", "天", "周", "小时", "分钟", "秒", "个月", "个工作日", "工作日", "期", "批");

    private static final Pattern OWN_STRUCTURE = Pattern.compile(
            "^(?:以上)?(?:重点|主要|专项|具体|核心|基本|提升|工作|大)*"
                    + "(?:行动|工程|任务|措施|方面|举措|阶段|环节|部分|原则|层面|维度|步骤|方向|领域|层次|意识|自信|维护|确保|坚持|转变|结合|到位|统一"
                    + "|时期|作用|目标|关键|抓手|体系|机制|入选|工作组|小组|专班).*",
            Pattern.DOTALL);

    private static final Pattern FACT = Pattern.compile(
            "已(?:有|建|经|创|完成|达|获|累计|成功|连续)|现有|目前|截至|截止|原有|入选|荣获|获评" + "|位居|位列|上年|去年|同比|曾|[年以]来|违规|违反|违纪|[一二三特优]等奖");

    /** A number that says where one starts (由10%提高到) or for how many each (每万人). */
    private static final Pattern STARTING_POINT = Pattern.compile(".*(?:[由从][^,\uFF0C]{0,12}|每|[一二两三四五六七八九十]个|第)$");

    private static final Pattern ONWARD = Pattern.compile("^的?(?:提高|提升|增长|增加|上升|下降|降低|减少)?(?:到|至).*");

    private static final Pattern PAST = Pattern.compile("[年以]来[,\uFF0C]");

    private static final Pattern DOING = Pattern.compile(".*(?:开展|举办|组织|召开|建成|创建|推出|建设|发布|培训|完成|新增|培育|打造|制作"
            + "|征集|评选|选树|命名|建立|设立|组建|编写|编印|投放|发放|开设|拍摄|布设|确定|遴选|打造)(?:了|好|出|成|面向)?$");

    private static final Pattern EACH = Pattern.compile(
            "每(?!个|位|名|一)|至少|不少于|不低于|各(?!级|类|种|项|地|界|方|有|单位|部门|行)|以上" + "|每(?:个|所|家)(?=.*[一二两三四五六七八九十])");

    private NotTargets() {}

    static boolean reject(Clause clause, NumberToken token) {
        String text = clause.text();
        String behind = text.substring(token.end());
        boolean binding = Comparators.isBinding(text, token);
        if (token.unit().isEmpty()) {
            return looksLikeADate(text, token) || !(behind.startsWith("以上") || behind.startsWith("及以上"));
        }
        if (isQuoted(clause, token) || FACT.matcher(text).find() || isOwnStructure(behind, binding)) {
            return true;
        }
        if (isNoGoal(text.substring(0, token.start()), behind)
                || PAST.matcher(clause.before()).find()) {
            return true;
        }
        if (TIMES.contains(token.unit())) {
            // 五年内 says by when; 服务期不少于三年 says how long.
            boolean years = token.unit().equals("年") && !Comparators.isBoundBefore(text, token);
            return !binding || years || looksLikeADate(text, token);
        }
        return token.hanzi() && !binding && !isAskedInWords(text, token);
    }

    private static boolean isNoGoal(String before, String behind) {
        boolean start = STARTING_POINT.matcher(before).matches();
        boolean from = before.contains("由") || before.contains("从");
        return start && (!from || before.endsWith("每") || ONWARD.matcher(behind).matches());
    }

    private static boolean isOwnStructure(String behind, boolean binding) {
        return !binding && OWN_STRUCTURE.matcher(behind).matches();
    }

    /** Chinese numerals stand in many set phrases: they count where something is done so often or by each. */
    private static boolean isAskedInWords(String text, NumberToken token) {
        String before = text.substring(0, token.start());
        if (token.unit().equals("批") || text.startsWith("部分", token.unitStart())) {
            return false;
        }
        if (token.isBareOne()) {
            return EACH.matcher(before).find() && !before.endsWith("每");
        }
        return token.unit().equals("%")
                || EACH.matcher(before).find()
                || DOING.matcher(before).matches();
    }

    private static boolean looksLikeADate(String text, NumberToken token) {
        boolean year = token.unit().equals("年") && token.unitStart() - token.start() >= 4;
        boolean day = token.unit().equals("日") && token.start() > 0 && text.charAt(token.start() - 1) == '月';
        return year || day || (token.start() > 0 && "月号第".indexOf(text.charAt(token.start() - 1)) >= 0);
    }

    private static boolean isQuoted(Clause clause, NumberToken token) {
        String words = clause.before() + clause.text().substring(0, token.start());
        return count(words, Punctuation.OPEN_QUOTES) > count(words, Punctuation.CLOSE_QUOTES);
    }

    private static long count(String words, String marks) {
        return words.chars().filter(c -> marks.indexOf(c) >= 0).count();
    }
}
