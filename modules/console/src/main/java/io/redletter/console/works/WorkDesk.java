package io.redletter.console.works;

import io.redletter.campaign.CampaignService;
import io.redletter.campaign.PushService;
import io.redletter.console.people.Names;
import io.redletter.content.Content;
import io.redletter.content.ContentService;
import java.time.ZoneId;

/**
 * What the pages of works work with.
 *
 * @param zone in which a release time is typed
 */
public record WorkDesk(Content room, CampaignService campaigns, PushService pushes, Names names, ZoneId zone) {
    ContentService content() {
        return room.service();
    }
}
