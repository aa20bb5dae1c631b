package io.redletter.console.pushes;

import io.redletter.campaign.LatePolicy;
import io.redletter.campaign.RelativeTime;
import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.platform.RefusedException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the fields that planning and moving share. */
final class PushFields {
    private static final int MOST_MINUTES = 10_080;

    private PushFields() {}

    /** The local date and time typed, seconds where they were given. */
    static LocalDateTime local(PageCall call, Form form) {
        try {
            return LocalDateTime.parse(form.text("local").replace(' ', 'T'));
        } catch (DateTimeParseException notATime) {
            throw RefusedException.field("/local", "not-a-time", call.t("form.not-a-time"));
        }
    }

    /** The time in its campaign, where that was chosen; null for a fixed date. */
    static @Nullable RelativeTime relative(Form form) {
        return form.text("when").equals("relative")
                ? RelativeTime.parse(form.text("anchor") + form.filled("days").orElse("0") + " " + form.text("clock"))
                : null;
    }

    /** Null for the default of its channels. */
    static @Nullable LatePolicy late(PageCall call, Form form) {
        return switch (form.text("late")) {
            case "SKIP" -> LatePolicy.skip();
            case "ASK" -> LatePolicy.ask();
            case "", "DEFAULT" -> null;
            default -> LatePolicy.sendWithin(Duration.ofMinutes(minutes(call, form)));
        };
    }

    private static long minutes(PageCall call, Form form) {
        return form.filled("minutes")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Long::valueOf)
                .filter(minutes -> minutes >= 1 && minutes <= MOST_MINUTES)
                .orElseThrow(
                        () -> RefusedException.field("/minutes", "invalid-field", call.t("push.late.minutes.wrong")));
    }
}
