package io.redletter.console.partners;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Addresses;
import io.redletter.feed.PartnerService;

/** The addresses of partners. */
public final class PartnerPages {
    private final PartnerService partners;

    public PartnerPages(PartnerService partners) {
        this.partners = partners;
    }

    /** Opens {@code /console/partners}. */
    public void open(Addresses addresses) {
        PartnerListPage list = new PartnerListPage(partners);
        addresses
                .get("/console/partners", Permission.VIEW, list)
                .post("/console/partners", Permission.CHANNEL_WRITE, new PartnerAddAction(partners, list))
                .post("/console/partners/:id/key", Permission.CHANNEL_WRITE, new PartnerKeyAction(partners, list))
                .post("/console/partners/:id/:step", Permission.CHANNEL_WRITE, new PartnerStepAction(partners));
    }
}
