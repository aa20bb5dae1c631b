package io.redletter.console.pushes;

import io.redletter.campaign.CampaignService;
import io.redletter.campaign.Channels;
import io.redletter.campaign.DryRuns;
import io.redletter.campaign.FreeSlots;
import io.redletter.campaign.PushService;
import io.redletter.campaign.Quotas;
import io.redletter.console.people.Names;
import io.redletter.content.ContentService;
import io.redletter.delivery.DeliveryService;
import io.redletter.delivery.audience.AudienceHouse;
import io.redletter.delivery.figures.PushFigures;
import java.time.ZoneId;

/**
 * What the pages of pushes work with.
 *
 * @param zone the zone a new push begins with
 */
public record PushDesk(
        CampaignService campaigns,
        PushService pushes,
        ContentService content,
        Channels channels,
        DeliveryService deliveries,
        PushFigures figures,
        Quotas quotas,
        DryRuns dryRuns,
        FreeSlots slots,
        Names names,
        AudienceHouse audiences,
        ZoneId zone) {}
