package io.redletter.campaign.plan;

import java.util.Set;
import java.util.regex.Pattern;

/** What keeps a number from being a target: dates, ordinals, slogans, ages, the plan's own structure, what is already so. */
final class NotTargets {

    private static final Set<String> TIMES = Set.copyOf(Words.list("times"));

    /** A plan has 5项 or 3个 of its own parts; 5次 and 5场 are done. */
    private static final Set<String> PARTS = Set.of("项", "个", "条", "种", "部", "支", "处", "套", "组", "类", "名", "家");

    private static final Pattern STRUCTURE = Pattern.compile(
            "^(?:以上)?" + Words.any("structure-before") + "*" + Words.any("structure") + ".*", Pattern.DOTALL);

    private static final Pattern EACH = Words.anywhere("each");
    private static final Pattern MANY = Words.anywhere("many");
    private static final Pattern DOING = Pattern.compile(Words.any("doing") + "(?:了|好|出|成|面向)?");

    /** A number that says where one starts (由10%提高到), for how many each (每万人), or which one (第三). */
    private static final Pattern STARTING_POINT = Pattern.compile(".*(?:[由从][^,\uFF0C]{0,12}|每隔?|[一二两三四五六七八九十]个|第)$");

    private static final Pattern ONWARD = Pattern.compile("^的?(?:提高|提升|增长|增加|上升|下降|降低|减少)?(?:到|至).*");

    /** 等10家单位, 33个成员单位, 全县56所学校: how many there are. */
    private static final Pattern THERE_ARE =
            Pattern.compile("^(?:成员|有关|相关|市直|市级|县直|区直|职能|责任)(?:单位|部门).*|^(?:单位|部门)(?:在|联合|共同|参与|参加|决定|,|$).*");

    private static final Pattern AND_SO_ON = Pattern.compile(".*(?:等|全[市县区省州镇校]|辖区|现有|上述|以上|这|该|本|前|后)$");

    private static final Pattern REACHES = Pattern.compile(
            ".*(?:达到?|突破|超过?|不少于|不低于|至少|到|至|升至|提高到|覆盖|参与|力争|完成|实现|保持在|稳定在|控制在|>|<|=|\u2265|\u2264)(?:约|近)?$");

    private static final Pattern AGE = Pattern.compile(".*(?:寿命|年龄)[^,]{0,10}$");
    private static final Pattern SCORE = Pattern.compile(".*(?:满意|评分|得分|成绩|测评|考核|分数|指数)[^,]{0,12}$");
    private static final Pattern LASTS = Pattern.compile(".*(?:时长|时间|每次|每期|每场|每课|每人|每天|每日|每讲|不少|学习)[^,、]{0,8}$");
    private static final Pattern RUNS = Pattern.compile(".*(?:为期|历时|共计?|持续|提前|前|后|满|期限|限期|第)$");

    /** 600名学生以上的学校 says which schools. */
    private static final Pattern WHICH =
            Pattern.compile("^[\u4E00-\u9FFF]{0,6}(?:以上|以下|以内)(?:的|学历|学校|医院|企业|单位|职称|人群|老年人|公立|党员|干部)[^%]*");

    private static final Pattern FURNITURE = Pattern.compile("(?:浏览|阅读|点击|访问|字号|字体|电话|传真|邮编|编号|文号)[^,。;]{0,6}:$");

    private static final Pattern NAMED_SO = Pattern.compile("素养\\d+条|\\d+字|[零一二三四五六七八九十百]+字");

    private NotTargets() {}

    static boolean reject(Clause clause, NumberToken token) {
        String text = clause.text();
        String before = text.substring(0, token.start());
        String behind = text.substring(token.end());
        boolean binding = Comparators.isBinding(clause, token);
        if (FURNITURE.matcher(clause.before() + before).find()
                || isQuoted(clause, token)
                || isName(text, token)
                || isNoGoal(before, behind)) {
            return true;
        }
        if (token.unit().isEmpty()) {
            return looksLikeADate(text, token) || !isBareNumberMeant(before, behind, token);
        }
        if (isStructure(before, behind, token, binding) || isWhich(clause, behind, token)) {
            return true;
        }
        if (token.unit().equals("岁")) {
            return !AGE.matcher(before).matches();
        }
        if (token.unit().equals("分")) {
            return !SCORE.matcher(before).matches()
                    || (!binding && !REACHES.matcher(before).matches());
        }
        if (TIMES.contains(token.unit())) {
            return isMoment(clause, before, behind, token, binding);
        }
        return token.hanzi() && !binding && (isRound(text, token) || !isAskedInWords(clause, token));
    }

    /** 15万, 10以上特色基地: the counting word was left out. */
    private static boolean isBareNumberMeant(String before, String behind, NumberToken token) {
        boolean above = behind.startsWith("以上") || behind.startsWith("及以上");
        boolean round = token.value().signum() > 0
                && token.value().remainder(java.math.BigDecimal.valueOf(10_000)).signum() == 0;
        boolean ends = behind.isEmpty() || "、和及以左".indexOf(behind.charAt(0)) >= 0;
        return !token.hanzi()
                && (above || (ends && round && REACHES.matcher(before).matches()));
    }

    private static boolean isNoGoal(String before, String behind) {
        boolean start = STARTING_POINT.matcher(before).matches();
        boolean from = before.contains("由") || before.contains("从");
        return start
                && (!from
                        || before.matches(".*每隔?|.*第")
                        || ONWARD.matcher(behind).matches());
    }

    private static boolean isStructure(String before, String behind, NumberToken token, boolean binding) {
        if (binding) {
            return false;
        }
        boolean there = "个家所名部位".contains(token.unit())
                && ((THERE_ARE.matcher(behind).matches()
                                && !DOING.matcher(before).find())
                        || AND_SO_ON.matcher(before).matches());
        return there
                || (PARTS.contains(token.unit()) && STRUCTURE.matcher(behind).matches());
    }

    private static boolean isWhich(Clause clause, String behind, NumberToken token) {
        if (!WHICH.matcher(behind).matches() || token.unit().equals("%")) {
            return false;
        }
        boolean noun = !behind.startsWith("以");
        boolean another = clause.numbers().stream()
                .anyMatch(other -> other.start() > token.end() && Comparators.isBoundBefore(clause, other));
        return noun || another || behind.matches("^以[上下内](?:学历|学校|医院|企业|单位|职称|人群|老年人|公立|党员|干部).*");
    }

    /** Times tell when something is; they are targets where a word binds them or something lasts so long. */
    private static boolean isMoment(Clause clause, String before, String behind, NumberToken token, boolean binding) {
        String text = clause.text();
        boolean lasts = LASTS.matcher(before).matches() && !RUNS.matcher(before).matches() && !behind.startsWith("内");
        boolean counts = ("期".equals(token.unit()) || "批".equals(token.unit())) && isCounted(clause, token);
        if (looksLikeADate(text, token)) {
            return true;
        }
        if (token.unit().equals("批")) {
            return token.hanzi() || !(binding || counts);
        }
        if (token.unit().equals("期")) {
            return !(binding || counts);
        }
        // 五年内 says by when; 服务期不少于三年 says how long.
        boolean bound = Comparators.isBoundBefore(clause, token);
        boolean byWhen = "年日周个月天".contains(token.unit()) && !bound && behind.matches("^(?:之内|以内|内|前|后|左右).*");
        return byWhen || !(binding || lasts);
    }

    private static boolean isCounted(Clause clause, NumberToken token) {
        String text = clause.text();
        String before = text.substring(0, token.start());
        return token.hanzi()
                ? isAskedInWords(clause, token)
                : DOING.matcher(before).find()
                        || EACH.matcher(before).find()
                        || before.isEmpty()
                        || Punctuation.isHan(before.charAt(before.length() - 1));
    }

    /** Chinese numerals stand in many set phrases: they count where something is done so often or by each. */
    private static boolean isAskedInWords(Clause clause, NumberToken token) {
        String text = clause.text();
        String before = text.substring(0, token.start());
        String sentence = clause.before() + before;
        if (token.unit().equals("批") || text.startsWith("部分", token.unitStart())) {
            return false;
        }
        if (token.isBareOne()) {
            boolean bound = clause.numbers().stream()
                    .anyMatch(other -> other.start() >= token.end()
                            && other.start() <= token.end() + 4
                            && Comparators.isBoundBefore(clause, other));
            return (EACH.matcher(before).find() || MANY.matcher(sentence).find()) && !before.endsWith("每") && !bound;
        }
        return token.unit().equals("%")
                || EACH.matcher(before).find()
                || DOING.matcher(before).find();
    }

    /** 千名专家, 百场讲座 are slogans. */
    private static boolean isRound(String text, NumberToken token) {
        return !token.unit().equals("%") && "百千万".indexOf(text.charAt(token.start())) >= 0;
    }

    private static boolean isName(String text, NumberToken token) {
        String around = text.substring(Math.max(0, token.start() - 2), Math.min(text.length(), token.end() + 1));
        return NAMED_SO.matcher(around).find();
    }

    private static boolean looksLikeADate(String text, NumberToken token) {
        String before = text.substring(0, token.start());
        boolean year = token.unit().equals("年") && token.unitStart() - token.start() >= 4;
        boolean day = token.unit().equals("日") && before.matches(".*(?:月|[月日号]?[至到-])");
        boolean clock = text.startsWith(":", token.end())
                || before.endsWith(":")
                || text.startsWith("月", token.end())
                || text.startsWith("年", token.end())
                || text.startsWith("时", token.end());
        return year || day || clock || before.matches(".*(?:\\d月|[号第])");
    }

    private static boolean isQuoted(Clause clause, NumberToken token) {
        String words = clause.before() + clause.text().substring(0, token.start());
        return count(words, Punctuation.OPEN_QUOTES) > count(words, Punctuation.CLOSE_QUOTES);
    }

    private static long count(String words, String marks) {
        return words.chars().filter(c -> marks.indexOf(c) >= 0).count();
    }
}
