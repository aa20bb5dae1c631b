package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.delivery.audience.AudienceList;
import io.redletter.delivery.audience.ListFields;
import io.redletter.delivery.audience.NewList;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Begins a list, or changes what is said about one. */
final class AudienceSaveAction implements Page {
    private final AudienceDesk desk;
    private final AudienceEditPage page;

    AudienceSaveAction(AudienceDesk desk, AudienceEditPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return Future.succeededFuture()
                .map(v -> fields(call, form))
                .compose(fields -> save(call, form, fields))
                .<Answer>map(list -> Redirect.done(
                        AudiencePages.HOME + "/lists/" + list.id(), call.t("audience.saved", list.name())))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    private Future<AudienceList> save(PageCall call, Form form, ListFields fields) {
        if (AudienceEditPage.isNew(call)) {
            return desk.house()
                    .lists()
                    .create(call.actor(), new NewList(form.filled("unitId").orElse(null), fields, false));
        }
        Long version = form.filled("version")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
        return desk.house().lists().change(call.actor(), call.path("id"), fields, version);
    }

    private static ListFields fields(PageCall call, Form form) {
        String quiet = form.text("quiet");
        LocalTime none = quiet.equals("none") ? LocalTime.MIDNIGHT : null;
        return new ListFields(
                form.text("name"),
                form.text("purpose"),
                form.text("consent"),
                form.text("zone"),
                quiet.equals("own") ? clock(call, form, "quietFrom") : none,
                quiet.equals("own") ? clock(call, form, "quietUntil") : none,
                day(call, form));
    }

    private static @Nullable LocalTime clock(PageCall call, Form form, String field) {
        try {
            return LocalTime.parse(form.text(field));
        } catch (DateTimeParseException notAClock) {
            throw RefusedException.field("/" + field, "not-a-clock", call.t("audience.not-a-clock"));
        }
    }

    private static LocalDate day(PageCall call, Form form) {
        try {
            return LocalDate.parse(form.text("keepUntil"));
        } catch (DateTimeParseException notADay) {
            throw RefusedException.field("/keepUntil", "not-a-day", call.t("form.not-a-day"));
        }
    }
}
