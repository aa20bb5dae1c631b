package io.redletter.console.cascades;

import io.redletter.campaign.days.StoredNotice;
import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.platform.RefusedException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the form that enters a notice. */
final class NoticeFields {
    private NoticeFields() {}

    static StoredNotice draft(PageCall call, Form form) {
        return StoredNotice.draft(
                number(form, "version"),
                form.text("observanceId"),
                (int) number(form, "year"),
                form.text("status"),
                day(call, form, "start"),
                day(call, form, "end"),
                form.text("title"),
                form.text("issuer"),
                day(call, form, "published"),
                form.text("number"));
    }

    static Set<String> cancelled(Form form) {
        return new LinkedHashSet<>(form.all("cancel"));
    }

    /** The day typed, null where none was; anything else is refused at its field. */
    static @Nullable LocalDate day(PageCall call, Form form, String field) {
        try {
            return form.filled(field).map(LocalDate::parse).orElse(null);
        } catch (DateTimeParseException notADay) {
            throw RefusedException.field("/" + field, "not-a-day", call.t("form.not-a-day"));
        }
    }

    private static long number(Form form, String field) {
        return form.filled(field)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .orElse(0L);
    }
}
