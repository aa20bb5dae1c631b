package io.redletter.console.today;

import io.redletter.campaign.CampaignService;
import io.redletter.campaign.PushService;
import io.redletter.campaign.joint.JointService;
import io.redletter.campaign.pause.PauseService;
import io.redletter.campaign.proposal.PlanDocumentService;
import io.redletter.campaign.task.TaskService;
import io.redletter.console.calendar.RedLetters;
import io.redletter.console.people.Names;
import io.redletter.content.ContentService;
import io.redletter.delivery.DeliveryService;
import io.redletter.delivery.DeskService;

/** What the page of today works with. */
public record TodayDesk(
        CampaignService campaigns,
        PlanDocumentService plans,
        PushService pushes,
        JointService joint,
        TaskService tasks,
        ContentService content,
        DeliveryService deliveries,
        DeskService desk,
        PauseService pauses,
        Names names,
        RedLetters letters) {}
