package io.redletter.console.board;

import io.redletter.campaign.CampaignService;
import io.redletter.campaign.PushService;
import io.redletter.campaign.days.DayBook;
import io.redletter.console.people.Names;
import io.redletter.content.ContentService;
import io.redletter.delivery.DeliveryService;
import io.redletter.reach.ReachService;
import io.redletter.reach.ReachSheets;
import java.util.function.Supplier;

/**
 * What the boards read from.
 *
 * @param reach asked at every call, because it is there only once reach has started
 * @param sheets the same
 */
public record BoardDesk(
        CampaignService campaigns,
        PushService pushes,
        DeliveryService deliveries,
        ContentService content,
        Supplier<ReachService> reach,
        Supplier<ReachSheets> sheets,
        DayBook days,
        Names names) {}
