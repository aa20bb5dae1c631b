package io.redletter.console.campaigns;

import io.redletter.campaign.CampaignService;
import io.redletter.campaign.PushService;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.pause.PauseService;
import io.redletter.campaign.task.TaskService;
import io.redletter.console.people.Names;
import io.redletter.content.ContentService;
import io.redletter.reach.ReachService;
import java.util.function.Supplier;

/** What the pages of campaigns work with. */
public record CampaignDesk(
        CampaignService campaigns,
        PushService pushes,
        TaskService tasks,
        ContentService content,
        Supplier<ReachService> reach,
        DayBook days,
        PauseService pauses,
        Names names) {}
