package io.redletter.console.targets;

import io.redletter.campaign.target.NewTarget;
import io.redletter.campaign.target.Target;
import io.redletter.campaign.target.TargetFields;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.math.BigDecimal;

/** Sets a target by hand, or changes one. */
final class TargetSaveAction implements Page {
    private final TargetDesk desk;
    private final TargetEditPage page;

    TargetSaveAction(TargetDesk desk, TargetEditPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return Future.succeededFuture()
                .map(v -> fields(call, form))
                .compose(fields -> save(call, form, fields))
                .<Answer>map(target -> Redirect.done("/console/targets", call.t("target.saved", target.metric())))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    private Future<Target> save(PageCall call, Form form, TargetFields fields) {
        if (TargetEditPage.isNew(call)) {
            return desk.targets().create(call.actor(), NewTarget.byHand(fields));
        }
        Long version = form.filled("version")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
        return desk.targets().change(call.actor(), call.path("id"), fields, version);
    }

    private static TargetFields fields(PageCall call, Form form) {
        return new TargetFields(
                form.text("metric"),
                number(call, form, "value"),
                form.text("comparator").equals("~") ? number(call, form, "valueMax") : null,
                form.text("comparator"),
                form.text("unit"),
                form.text("period"),
                form.filled("ownerUnitId").orElse(null),
                form.text("responsible"),
                year(call, form, "firstYear"),
                year(call, form, "lastYear"));
    }

    private static BigDecimal number(PageCall call, Form form, String field) {
        String text = form.text(field).replace(",", "");
        if (!text.matches("\\d{1,16}(?:\\.\\d{1,6})?")) {
            throw RefusedException.field("/" + field, "not-a-number", call.t("form.not-a-number"));
        }
        return new BigDecimal(text);
    }

    private static int year(PageCall call, Form form, String field) {
        String text = form.text(field);
        if (!text.matches("\\d{4}")) {
            throw RefusedException.field("/" + field, "not-a-year", call.t("form.not-a-year"));
        }
        return Integer.parseInt(text);
    }
}
