package io.redletter.console.campaigns;

import io.redletter.accounts.Actor;
import io.redletter.campaign.RelativeTime;
import io.redletter.campaign.task.NewTask;
import io.redletter.campaign.task.TaskChange;
import io.redletter.campaign.task.TaskService;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The steps of tasks on a campaign's page; each ends on that page again. */
final class TaskActions {
    private final CampaignDesk desk;

    TaskActions(CampaignDesk desk) {
        this.desk = desk;
    }

    Future<Answer> add(PageCall call) {
        Form form = call.form();
        return back(
                call,
                Future.succeededFuture().compose(v -> desk.tasks()
                        .create(
                                call.actor(),
                                new NewTask(
                                        call.path("id"),
                                        form.text("title"),
                                        day(call, form),
                                        relative(form),
                                        form.filled("owner").orElse(null)))),
                "task.did.add");
    }

    Future<Answer> standard(PageCall call) {
        return back(
                call,
                desk.campaigns().get(call.actor(), call.path("id")).compose(campaign -> desk.tasks()
                        .standard(call.actor(), campaign)),
                "task.did.standard");
    }

    Future<Answer> change(PageCall call) {
        Form form = call.form();
        return back(
                call,
                Future.succeededFuture().compose(v -> desk.tasks()
                        .change(
                                call.actor(),
                                call.path("task"),
                                new TaskChange(
                                        form.filled("version")
                                                .filter(text -> text.matches("\\d{1,18}"))
                                                .map(Long::valueOf)
                                                .orElse(null),
                                        form.filled("title").orElse(null),
                                        day(call, form),
                                        relative(form),
                                        form.filled("owner").orElse(null)))),
                "task.did.change");
    }

    /** Done, open again, or not needed. */
    Future<Answer> step(PageCall call) {
        TaskService tasks = desk.tasks();
        Actor actor = call.actor();
        String id = call.path("task");
        Future<?> step =
                switch (call.path("step")) {
                    case "done" -> tasks.done(actor, id);
                    case "reopen" -> tasks.reopen(actor, id);
                    case "drop" -> tasks.drop(actor, id);
                    default -> Future.failedFuture(
                            new RefusedException(404, "not-found", "没有这一步 (there is no such step)", null));
                };
        return back(call, step, "task.did." + call.path("step"));
    }

    private static Future<Answer> back(PageCall call, Future<?> step, String said) {
        String address = "/console/campaigns/" + call.path("id") + "#tasks";
        return call.orBack(step.map(v -> Redirect.done(address, call.t(said))), address, call.t("task.did-not"));
    }

    /** A day such as 2027-08-04, where the field holds one. */
    private static @Nullable LocalDate day(PageCall call, Form form) {
        String text = form.text("deadline");
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw RefusedException.field("/deadline", "not-a-day", call.t("form.not-a-day"));
        }
    }

    /** A relative day such as T-45, where the field holds anything but a date. */
    private static @Nullable RelativeTime relative(Form form) {
        return form.filled("deadline")
                .filter(text -> !text.matches("\\d{4}-\\d{2}-\\d{2}"))
                .map(RelativeTime::parse)
                .orElse(null);
    }
}
