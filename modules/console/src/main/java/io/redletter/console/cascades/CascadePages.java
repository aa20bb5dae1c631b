package io.redletter.console.cascades;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Addresses;

/** The addresses of cascades. */
public final class CascadePages {
    private final CascadeDesk desk;

    public CascadePages(CascadeDesk desk) {
        this.desk = desk;
    }

    /** Opens {@code /console/cascades} with what lies under it, and {@code /console/campaigns/{id}/move}. */
    public void open(Addresses addresses) {
        Permission plan = Permission.CAMPAIGN_WRITE;
        CampaignMovePage move = new CampaignMovePage(desk);
        addresses
                .get("/console/cascades", Permission.VIEW, new CascadeListPage(desk))
                .post("/console/cascades/notice", plan, new NoticePreview(desk))
                .post("/console/cascades/notice/apply", plan, new NoticeApplyAction(desk))
                .get("/console/cascades/:id", Permission.VIEW, new CascadePage(desk))
                .post("/console/cascades/:id/undo", plan, new CascadeUndoAction(desk))
                .get("/console/campaigns/:id/move", plan, move)
                .post("/console/campaigns/:id/move", plan, new CampaignMoveAction(desk, move));
    }
}
