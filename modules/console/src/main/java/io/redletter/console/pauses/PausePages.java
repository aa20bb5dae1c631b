package io.redletter.console.pauses;

import io.redletter.accounts.Permission;
import io.redletter.campaign.pause.PauseService;
import io.redletter.console.people.Names;
import io.redletter.console.web.Addresses;
import io.redletter.console.web.Answer;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** The addresses of pauses. */
public final class PausePages {
    private static final String LANES = "/console/lanes";

    private final PauseService pauses;
    private final Names names;

    public PausePages(PauseService pauses, Names names) {
        this.pauses = pauses;
        this.names = names;
    }

    /** Opens {@code /console/lanes}, and stopping and going on of lanes and campaigns. */
    public void open(Addresses addresses) {
        addresses
                .get(LANES, Permission.VIEW, new LanesPage(pauses, names))
                .post(
                        LANES + "/:lane/pause",
                        Permission.CHANNEL_WRITE,
                        call -> said(
                                call, LANES, "pause", pauses.pauseLane(call.actor(), call.path("lane"), why(call))))
                .post(
                        LANES + "/:lane/resume",
                        Permission.CHANNEL_WRITE,
                        call -> said(call, LANES, "resume", pauses.resumeLane(call.actor(), call.path("lane"))))
                .post(
                        "/console/campaigns/:id/pause",
                        Permission.PUSH_WRITE,
                        call -> said(
                                call,
                                "/console/campaigns/" + call.path("id"),
                                "pause",
                                pauses.pauseCampaign(call.actor(), call.path("id"), why(call))))
                .post(
                        "/console/campaigns/:id/resume",
                        Permission.PUSH_WRITE,
                        call -> said(
                                call,
                                call.form()
                                        .filled("back")
                                        .filter(LANES::equals)
                                        .orElse("/console/campaigns/" + call.path("id")),
                                "resume",
                                pauses.resumeCampaign(call.actor(), call.path("id"))));
    }

    private static String why(PageCall call) {
        return call.form().text("reason");
    }

    private static Future<Answer> said(PageCall call, String address, String step, Future<?> done) {
        return call.orBack(
                done.map(v -> Redirect.done(address, call.t("pause.did." + step))), address, call.t("work.not-done"));
    }
}
