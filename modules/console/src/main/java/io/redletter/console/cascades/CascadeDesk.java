package io.redletter.console.cascades;

import io.redletter.campaign.CampaignService;
import io.redletter.campaign.cascade.CascadeService;
import io.redletter.console.people.Names;

/** What the pages of cascades work with. */
public record CascadeDesk(CascadeService cascades, CampaignService campaigns, Names names) {}
