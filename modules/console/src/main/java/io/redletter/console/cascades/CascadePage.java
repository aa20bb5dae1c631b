package io.redletter.console.cascades;

import io.redletter.accounts.Permission;
import io.redletter.campaign.cascade.CascadeState;
import io.redletter.campaign.cascade.Move;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;

/** {@code /console/cascades/{id}}: what came of each line, and the way back. */
final class CascadePage implements Page {
    private final CascadeDesk desk;

    CascadePage(CascadeDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.cascades().get(call.actor(), call.path("id")).compose(cascade -> desk.names()
                .campaigns(
                        call.actor(),
                        cascade.moves().stream().map(Move::campaignId).toList())
                .map(named -> View.of("cascade")
                        .with("cascade", cascade)
                        .with("campaignNames", named)
                        .with(
                                "mayUndo",
                                cascade.state() == CascadeState.APPLIED
                                        && call.actor().may(Permission.CAMPAIGN_WRITE))));
    }
}
