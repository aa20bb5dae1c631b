package io.redletter.console.plans;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Reads a document again, changes its title and years, or removes it. */
final class PlanStepAction implements Page {
    enum Step {
        READ,
        CHANGE,
        REMOVE
    }

    private final PlanDesk desk;
    private final Step step;

    PlanStepAction(PlanDesk desk, Step step) {
        this.desk = desk;
        this.step = step;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String id = call.path("id");
        String address = "/console/plans/" + id;
        return switch (step) {
            case READ -> call.orBack(
                    desk.plans().read(call.actor(), id).map(plan -> Redirect.done(address, call.t("plan.read-again"))),
                    address,
                    call.t("plan.not-read"));
            case CHANGE -> call.orBack(
                    change(call, id).map(v -> Redirect.done(address, call.t("plan.changed"))),
                    address,
                    call.t("plan.not-changed"));
            case REMOVE -> call.orBack(
                    desk.plans()
                            .remove(call.actor(), id)
                            .map(v -> Redirect.done("/console/plans", call.t("plan.removed"))),
                    address,
                    call.t("plan.not-changed"));
        };
    }

    private Future<?> change(PageCall call, String id) {
        Form form = call.form();
        Long version = form.filled("version")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
        return desk.plans().change(call.actor(), id, form.text("title"), PlanAddAction.years(form), version);
    }
}
