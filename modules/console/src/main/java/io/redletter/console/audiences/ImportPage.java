package io.redletter.console.audiences;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.audience.AudienceImport;
import io.redletter.delivery.audience.ImportState;
import io.redletter.delivery.audience.csv.Column;
import io.redletter.delivery.audience.csv.Columns;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code /console/audiences/imports/{id}}: its columns before it runs, its progress while it does, and what came of it. */
final class ImportPage implements Page {
    private static final int FAULTS = 20;

    private final AudienceDesk desk;

    ImportPage(AudienceDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return show(call, Form.empty());
    }

    Future<Answer> show(PageCall call, Form form) {
        return view(call, "audience-import").compose(view -> columns(call, view.form(form)));
    }

    /** The part that moves while it runs. */
    Future<Answer> progress(PageCall call) {
        return view(call, "audience-import-progress").map(Function.identity());
    }

    private Future<View> view(PageCall call, String template) {
        var house = desk.house();
        return house.imports()
                .get(call.actor(), call.path("id"))
                .compose(job -> house.lists().get(call.actor(), job.listId()).compose(list -> house.imports()
                        .faults(call.actor(), job.id(), 0, FAULTS)
                        .map(faults -> View.of(template)
                                .with("job", job)
                                .with("left", job.secondsLeft(call.wording().now()))
                                .with("list", list)
                                .with("faults", faults)
                                .with("mayUndo", house.imports().mayUndo(job))
                                .with("undoDays", house.config().undoDays())
                                .with("mayWrite", call.actor().may(Permission.AUDIENCE_WRITE)))));
    }

    /** Before it runs: what each column is taken for, and the first rows of the file. */
    private Future<Answer> columns(PageCall call, View view) {
        AudienceImport job = (AudienceImport) view.model().get("job");
        if (job == null || job.stateWord() != ImportState.READY || !call.actor().may(Permission.AUDIENCE_WRITE)) {
            return Future.succeededFuture(view);
        }
        return desk.house().imports().preview(call.actor(), job.id()).map(rows -> view.with("rows", rows)
                .with("targets", targets(call, job)));
    }

    private static List<List<Choice>> targets(PageCall call, AudienceImport job) {
        List<List<Choice>> all = new ArrayList<>();
        for (Column column : job.columns()) {
            List<Choice> choices = new ArrayList<>();
            Columns.TARGETS.forEach(target -> choices.add(new Choice(target, call.t("audience.column." + target))));
            String key = Columns.key(column.header());
            if (!key.isEmpty()) {
                choices.add(new Choice(Column.ATTRIBUTE + key, call.t("audience.column.attribute", key)));
            }
            all.add(choices);
        }
        return all;
    }
}
