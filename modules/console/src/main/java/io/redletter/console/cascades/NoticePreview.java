package io.redletter.console.cascades;

import io.redletter.campaign.cascade.CascadePlan;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Flash;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.console.web.View;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code POST /console/cascades/notice}: what entering this notice would move; changes nothing. */
final class NoticePreview implements Page {
    private static final List<String> FIELDS = List.of(
            "observanceId", "year", "status", "start", "end", "title", "issuer", "published", "number", "version");

    private final CascadeDesk desk;

    NoticePreview(CascadeDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return plan(desk, call, form)
                .compose(plan -> view(desk, call, form, plan))
                .<Answer>map(view -> view)
                .recover(failure -> back(call, form, failure));
    }

    static Future<CascadePlan> plan(CascadeDesk desk, PageCall call, Form form) {
        return Future.succeededFuture().compose(v -> desk.cascades()
                .ofNotice(call.actor(), NoticeFields.draft(call, form), NoticeFields.cancelled(form)));
    }

    static Future<View> view(CascadeDesk desk, PageCall call, Form form, CascadePlan plan) {
        return PlanView.of(desk.names(), call.actor(), plan, carried(form), "/console/cascades/notice/apply")
                .map(view -> view.with("again", "/console/cascades/notice")
                        .with("back", calendar(form))
                        .with("chosen", NoticeFields.cancelled(form))
                        .form(form));
    }

    /** What cannot be entered is told on the calendar, where the form stands. */
    static Future<Answer> back(PageCall call, Form form, Throwable failure) {
        return failure instanceof RefusedException refusal && refusal.status() != 404
                ? Future.succeededFuture(new Redirect(
                        calendar(form), Flash.refused(call.t("cascade.notice.refused"), call.sentence(refusal))))
                : Future.failedFuture(failure);
    }

    private static Map<String, String> carried(Form form) {
        Map<String, String> carried = new LinkedHashMap<>();
        FIELDS.forEach(field -> carried.put(field, form.text(field)));
        return carried;
    }

    private static String calendar(Form form) {
        return form.text("start").matches("\\d{4}-\\d{2}-\\d{2}")
                ? "/console/calendar?month=" + form.text("start").substring(0, 7) + "&day=" + form.text("start")
                : "/console/calendar";
    }
}
