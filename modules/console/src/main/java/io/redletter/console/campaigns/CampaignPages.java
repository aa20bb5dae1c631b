package io.redletter.console.campaigns;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Addresses;

/** The addresses of campaigns. */
public final class CampaignPages {
    private final CampaignDesk desk;

    public CampaignPages(CampaignDesk desk) {
        this.desk = desk;
    }

    /** Opens {@code /console/campaigns} and what lies under it. */
    public void open(Addresses addresses) {
        CampaignNewPage fresh = new CampaignNewPage(desk);
        CampaignEditPage edit = new CampaignEditPage(desk);
        TaskActions tasks = new TaskActions(desk);
        addresses
                .get("/console/campaigns", Permission.VIEW, new CampaignListPage(desk))
                .get("/console/campaigns/new", Permission.CAMPAIGN_WRITE, fresh)
                .post("/console/campaigns/new", Permission.CAMPAIGN_WRITE, new CampaignCreateAction(desk, fresh))
                .get("/console/campaigns/:id", Permission.VIEW, new CampaignPage(desk))
                .get("/console/campaigns/:id/edit", Permission.CAMPAIGN_WRITE, edit)
                .post("/console/campaigns/:id/edit", Permission.CAMPAIGN_WRITE, new CampaignChangeAction(desk, edit))
                .post("/console/campaigns/:id/cancel", Permission.CAMPAIGN_WRITE, new CampaignCancelAction(desk))
                .post("/console/campaigns/:id/tasks", Permission.CAMPAIGN_WRITE, tasks::add)
                .post("/console/campaigns/:id/tasks/standard", Permission.CAMPAIGN_WRITE, tasks::standard)
                .post("/console/campaigns/:id/tasks/:task", Permission.CAMPAIGN_WRITE, tasks::change)
                .post("/console/campaigns/:id/tasks/:task/:step", Permission.VIEW, tasks::step);
    }
}
