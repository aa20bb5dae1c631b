package io.redletter.console.web;

import io.redletter.platform.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refusals say a sentence in Chinese and then, in brackets, in English; a page shows the one its reader reads. */
final class Bilingual {
    private static final Pattern BOTH = Pattern.compile("(?s)(.*\\p{IsHan}.*?\\S) \\(([^\\p{IsHan}]+)\\)");

    /** What a message begins with and the page shows anyway: {@code work work_01…: }, {@code /title: }, {@code too-late: }. */
    private static final Pattern SUBJECT =
            Pattern.compile("^(?:/[^\\s:]+|\\S{1,10} [a-z]+_[0-9a-z:_]+|[a-z]+(?:-[a-z0-9]+)+): ");

    private Bilingual() {}

    static String sentence(RefusedException refusal, Words words) {
        String key = "refusal." + refusal.code();
        return words.has(key) ? words.of(key) : pick(String.valueOf(refusal.getMessage()), words.isChinese());
    }

    static String pick(String message, boolean chinese) {
        String said = SUBJECT.matcher(message).replaceFirst("");
        Matcher both = BOTH.matcher(said);
        if (!both.matches()) {
            return said;
        }
        return both.group(chinese ? 1 : 2);
    }
}
