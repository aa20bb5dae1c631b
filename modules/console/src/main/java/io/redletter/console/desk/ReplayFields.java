package io.redletter.console.desk;

import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.delivery.ReplayRange;
import io.redletter.platform.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The form of a replay. */
final class ReplayFields {
    private ReplayFields() {}

    static ReplayRange range(PageCall call, Form form, ZoneId zone) {
        return new ReplayRange(
                form.filled("channel").orElse(null),
                form.filled("campaign").orElse(null),
                form.filled("code").orElse(null),
                instant(call, form, "from", zone),
                instant(call, form, "until", zone));
    }

    static int perMinute(Form form) {
        String typed = form.filled("perMinute").orElse("60");
        if (!typed.matches("[0-9]{1,4}")) {
            throw RefusedException.field(
                    "/perMinute", "invalid-field", "/perMinute: 每分钟 1 到 600 条 (expected: 1 to 600)");
        }
        return Integer.parseInt(typed);
    }

    private static Instant instant(PageCall call, Form form, String name, ZoneId zone) {
        try {
            return LocalDateTime.parse(form.text(name).replace(' ', 'T'))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            throw RefusedException.field("/" + name, "invalid-field", call.t("form.empty"));
        }
    }
}
