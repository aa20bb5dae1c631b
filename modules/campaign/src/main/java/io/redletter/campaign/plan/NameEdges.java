package io.redletter.campaign.plan;

import java.util.regex.Pattern;

/** Where a day's name can begin and where it cannot end. */
final class NameEdges {

    /** Words after which a name begins. */
    private static final Pattern OPENING = Pattern.compile(".*" + Words.any("day-opening") + "$");

    /** Words that only look as if a day, a week or a month ended there. */
    private static final Pattern GOES_ON = Pattern.compile(
            "^(?:日(?:常|益|志|记|报(?!道)|程|历|均|夜|渐|趋|子|照|本|光|用|前(?![后夕])|期(?!间))"
                    + "|周(?:边|年|期(?!间)|末|围|刊|报(?!道)|密|到|全|转|知|岁|折|旋|[一二三四五六日])"
                    + "|月(?:度|份|刊|报(?!道)|均|底|初|末|亮|球|嫂|季|薪|饼)).*",
            Pattern.DOTALL);

    private static final int LOOK_BACK = 4;
    private static final int LOOK_AHEAD = 4;

    private NameEdges() {}

    /** Whether a name may begin at this character. */
    static boolean opens(FoldedText folded, int start) {
        String text = folded.text();
        if (folded.opensAt(start) || !Punctuation.isWord(text.charAt(start - 1))) {
            return true;
        }
        String before = text.substring(Math.max(0, start - LOOK_BACK), start);
        return OPENING.matcher(before).matches() || DayNames.PREFIXES.stream().anyMatch(before::endsWith);
    }

    /** Whether the word of the name's last character goes on after it. */
    static boolean goesOn(String text, int end) {
        return GOES_ON.matcher(text.substring(end - 1, Math.min(text.length(), end + LOOK_AHEAD)))
                .matches();
    }
}
