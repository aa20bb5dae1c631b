package io.redletter.console.rehearsals;

import io.redletter.accounts.Permission;
import io.redletter.campaign.CampaignService;
import io.redletter.campaign.rehearsal.Rehearsals;
import io.redletter.console.web.Addresses;
import io.redletter.console.web.Answer;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** The addresses of rehearsals. */
public final class RehearsalPages {
    private static final String ALL = "/console/rehearsals";
    private static final String ONE = ALL + "/:id";

    private final Supplier<Rehearsals> rehearsals;
    private final RehearsalListPage list;

    public RehearsalPages(Supplier<Rehearsals> rehearsals, CampaignService campaigns) {
        this.rehearsals = rehearsals;
        this.list = new RehearsalListPage(rehearsals, campaigns);
    }

    /** Opens {@code /console/rehearsals} and what lies under it. */
    public void open(Addresses addresses) {
        addresses
                .get(ALL, Permission.VIEW, list)
                .post(ALL, Permission.PUSH_WRITE, new RehearsalStartAction(rehearsals, list))
                .get(ONE, Permission.VIEW, call -> show(call, "rehearsal"))
                .get(ONE + "/progress", Permission.VIEW, call -> show(call, "rehearsal-progress"))
                .post(ONE + "/cancel", Permission.PUSH_WRITE, this::cancel);
    }

    private Future<Answer> show(PageCall call, String template) {
        return rehearsals.get().get(call.actor(), call.path("id")).map(found -> View.of(template)
                .with("rehearsal", found)
                .with("report", found.report())
                .with("mayCancel", call.actor().may(Permission.PUSH_WRITE)));
    }

    private Future<Answer> cancel(PageCall call) {
        String address = ALL + "/" + call.path("id");
        return call.orBack(
                rehearsals.get().cancel(call.actor(), call.path("id")).map(v -> Redirect.to(address)),
                address,
                call.t("work.not-done"));
    }
}
