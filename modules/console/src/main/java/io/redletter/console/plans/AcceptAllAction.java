package io.redletter.console.plans;

import io.redletter.campaign.proposal.AcceptedAll;
import io.redletter.campaign.proposal.ItemKind;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Flash;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Accepts everything of a kind that is open, and says what could not be accepted. */
final class AcceptAllAction implements Page {
    private static final int MOST_NAMED = 5;

    private final PlanDesk desk;

    AcceptAllAction(PlanDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String asked = call.form().text("kind");
        ItemKind kind = Arrays.stream(ItemKind.values())
                .filter(one -> one.text().equals(asked))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("kind", asked));
        String address = "/console/plans/" + call.path("id") + "?kind=" + kind.text();
        return call.orBack(
                desk.plans()
                        .acceptAll(call.actor(), call.path("id"), kind)
                        .map(all -> new Redirect(address, told(call, kind, all))),
                address,
                call.t("item.not-done"));
    }

    private static Flash told(PageCall call, ItemKind kind, AcceptedAll all) {
        String done = call.t("plan.accepted-all", all.accepted().size(), call.t("item.kind." + kind.text()));
        if (all.left().isEmpty()) {
            return Flash.done(done);
        }
        String names = all.left().stream()
                .limit(MOST_NAMED)
                .map(left ->
                        left.name() + call.t("colon") + call.pick(left.reason().replaceFirst("^/\\w+: ", "")))
                .collect(Collectors.joining("\n"));
        return new Flash(
                all.accepted().size() > 0, done + call.t("plan.left", all.left().size()), names);
    }
}
