package io.redletter.console.targets;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Addresses;

/** The addresses of targets. */
public final class TargetPages {
    private final TargetDesk desk;

    public TargetPages(TargetDesk desk) {
        this.desk = desk;
    }

    /** Opens {@code /console/targets} and what lies under it. */
    public void open(Addresses addresses) {
        TargetList list = new TargetList(desk);
        TargetEditPage edit = new TargetEditPage(desk);
        TargetSaveAction save = new TargetSaveAction(desk, edit);
        addresses
                .get("/console/targets", Permission.VIEW, list::page)
                .get("/console/targets.csv", Permission.VIEW, list::csv)
                .get("/console/targets/new", Permission.CAMPAIGN_WRITE, edit)
                .post("/console/targets/new", Permission.CAMPAIGN_WRITE, save)
                .get("/console/targets/:id/edit", Permission.CAMPAIGN_WRITE, edit)
                .post("/console/targets/:id/edit", Permission.CAMPAIGN_WRITE, save)
                .post("/console/targets/:id/remove", Permission.CAMPAIGN_WRITE, new TargetRemoveAction(desk));
    }
}
