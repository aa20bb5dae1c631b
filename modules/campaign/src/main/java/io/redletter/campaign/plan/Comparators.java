package io.redletter.campaign.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a number binds: at least, more than, at most, about, or just so. */
final class Comparators {

    private static final Pattern BEFORE =
            Pattern.compile("不少于|不低于|不得少于|不得低于|不小于|不下于|不短于|不弱于|不得短于|不能少于|不能低于|至少|最少|\u2265|>="
                    + "|不超过|不高于|不多于|不得超过|不得多于|不大于|不长于|最多|控制在|\u2264|<=|超过|突破|大于|高于|多于|超(?=\\d)|>|低于|少于|小于|<");

    private static final Pattern ABOUT = Pattern.compile("(?:大?约|近|大概)$");

    private static final Pattern AFTER = Pattern.compile("^(?:[(][^()]{1,4}[)])?(?:及|或|和)?(?<word>以上|以内|以下|之内|左右|上下)"
            + "|^(?<in>内)(?=$|.{0,12}(?:完成|办结|回应|回复|答复|处置|发布|报送|响应|上报|举行|审核))");

    /** What may stand between the numbers of one list: 不低于26%和35%. */
    private static final Pattern JOINT = Pattern.compile("(?:、|和|及|以及|与|,)?");

    private Comparators() {}

    static String of(Clause clause, NumberToken token) {
        Matcher after = AFTER.matcher(clause.text().substring(token.end()));
        String word = wordBefore(clause, token);
        if (after.find()) {
            return behind(String.valueOf(after.group("word")), word);
        }
        if (!word.isEmpty()) {
            return sign(word);
        }
        return token.isRange()
                        || ABOUT.matcher(clause.text().substring(0, token.start()))
                                .find()
                ? "~"
                : "=";
    }

    private static String behind(String behind, String before) {
        return switch (behind) {
            case "以上" -> ">=";
            case "左右", "上下" -> before.isEmpty() ? "~" : sign(before);
            default -> "<=";
        };
    }

    /** Whether any word makes the number binding. */
    static boolean isBinding(Clause clause, NumberToken token) {
        return isBoundBefore(clause, token)
                || AFTER.matcher(clause.text().substring(token.end())).find();
    }

    /** Whether a word before the number makes it binding. */
    static boolean isBoundBefore(Clause clause, NumberToken token) {
        return !wordBefore(clause, token).isEmpty();
    }

    /** A clause without its comparing words. */
    static String without(String words) {
        return BEFORE.matcher(words).replaceAll("");
    }

    /** The nearest word before the number, unless another number has it. */
    private static String wordBefore(Clause clause, NumberToken token) {
        Matcher matcher = BEFORE.matcher(clause.text().substring(0, token.start()));
        String word = "";
        int end = 0;
        while (matcher.find()) {
            word = matcher.group();
            end = matcher.end();
        }
        return word.isEmpty() || isTaken(clause, end, token) ? "" : word;
    }

    private static boolean isTaken(Clause clause, int wordEnd, NumberToken token) {
        return clause.numbers().stream()
                .filter(other -> other.start() >= wordEnd && other.start() < token.start())
                .filter(other -> !other.unit().isEmpty())
                .anyMatch(other -> !isNextOfList(clause, other, token));
    }

    /** Whether only numbers and joints stand between the two. */
    private static boolean isNextOfList(Clause clause, NumberToken first, NumberToken last) {
        int from = first.end();
        for (NumberToken other : clause.numbers()) {
            if (other.start() > first.start() && other.start() <= last.start()) {
                if (!JOINT.matcher(clause.text().substring(from, other.start())).matches()) {
                    return false;
                }
                from = other.end();
            }
        }
        return true;
    }

    private static String sign(String word) {
        return switch (word) {
            case "超过", "突破", "大于", "高于", "多于", "超", ">" -> ">";
            case "不超过", "不高于", "不多于", "不得超过", "不得多于", "不大于", "不长于", "最多", "控制在", "\u2264", "<=" -> "<=";
            case "低于", "少于", "小于", "<" -> "<";
            default -> ">=";
        };
    }
}
