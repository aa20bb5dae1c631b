package io.redletter.console.campaigns;

import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.platform.RefusedException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads the fields that the forms for a new and for a changed campaign share. */
final class CampaignFields {
    private CampaignFields() {}

    /** The day typed into a field, or a refusal that points at it. */
    static LocalDate day(PageCall call, Form form, String field) {
        try {
            return LocalDate.parse(form.text(field));
        } catch (DateTimeParseException notADay) {
            throw RefusedException.field("/" + field, "not-a-day", call.t("form.not-a-day"));
        }
    }

    static String required(PageCall call, Form form, String field) {
        return form.filled(field).orElseThrow(() -> RefusedException.field("/" + field, "empty", call.t("form.empty")));
    }
}
