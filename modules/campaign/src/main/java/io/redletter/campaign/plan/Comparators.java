package io.redletter.campaign.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a number binds: at least, more than, at most, or just so. */
final class Comparators {

    private static final Pattern BEFORE = Pattern.compile(
            "不少于|不低于|不得少于|不得低于|不小于|不下于|至少|最少|\u2265|>=" + "|超过|突破|大于|高于|多于|不超过|不高于|不多于|不得超过|不大于|控制在|低于|少于|\u2264|<=");

    private static final Pattern AFTER = Pattern.compile(
            "^(?:[(][^()]{1,4}[)])?(?:及|或)?(以上|以内|以下)" + "|^(之?内)(?=$|.{0,12}(?:完成|办结|回应|回复|答复|处置|发布|报送|响应|上报|举行|审核))");

    private Comparators() {}

    static String of(String clause, NumberToken token) {
        Matcher after = AFTER.matcher(clause.substring(token.end()));
        if (after.find()) {
            return "以上".equals(after.group(1)) ? ">=" : "<=";
        }
        String word = wordBefore(clause, token);
        if (!word.isEmpty()) {
            return sign(word);
        }
        return token.range() ? "~" : "=";
    }

    /** Whether any word makes the number binding. */
    static boolean isBinding(String clause, NumberToken token) {
        return isBoundBefore(clause, token)
                || AFTER.matcher(clause.substring(token.end())).find();
    }

    /** Whether a word before the number makes it binding. */
    static boolean isBoundBefore(String clause, NumberToken token) {
        return !wordBefore(clause, token).isEmpty();
    }

    /** A clause without its comparing words. */
    static String without(String words) {
        return BEFORE.matcher(words).replaceAll("");
    }

    private static String wordBefore(String clause, NumberToken token) {
        Matcher matcher = BEFORE.matcher(clause.substring(0, token.start()));
        String word = "";
        while (matcher.find()) {
            word = matcher.group();
        }
        return word;
    }

    private static String sign(String word) {
        return switch (word) {
            case "超过", "突破", "大于", "高于", "多于" -> ">";
            case "不超过", "不高于", "不多于", "不得超过", "不大于", "控制在", "\u2264", "<=" -> "<=";
            case "低于", "少于" -> "<";
            default -> ">=";
        };
    }
}
