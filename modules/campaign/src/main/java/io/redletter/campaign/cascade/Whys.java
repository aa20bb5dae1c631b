package io.redletter.campaign.cascade;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.CampaignState;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.campaign.task.Task;
import java.util.Map;

/** Why things stay, and why they are stopped, in sentences for people. */
final class Whys {
    /** What a reason for a push that a cascade stopped begins with. */
    static final String HELD = "cascade-held: "; // as PushShift writes it

    static final String DAY_CANCELLED = HELD + "这一天已取消,等人决定发不发 (its day was cancelled, a person decides)";
    static final String CANCELLED = "cascade-cancelled: 随取消的日子一起取消 (cancelled with its day)";
    static final String CAMPAIGN_CANCELLED = "campaign-cancelled: ";

    /** Of a campaign that loses its day and goes on without it, unless somebody says otherwise. */
    static final String KEPT = "kept";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("sent", "已经发出,不会再动 (it has been sent)"),
            Map.entry("firing", "正在发送,来不及动 (it is leaving now)"),
            Map.entry("fixed", "写的是固定日期,不跟着走 (its date is fixed)"),
            Map.entry("cancelled", "已取消 (it is cancelled)"),
            Map.entry("by-hand", "活动日期是人工定的,不跟日历走 (its dates were given by hand)"),
            Map.entry("over", "活动已结束 (it is over)"),
            Map.entry("done", "任务已办结或不用办 (it is done or dropped)"),
            Map.entry("same", "算下来时间没有变 (its time stays the same)"),
            Map.entry("released", "作品已经发布 (its work is out already)"),
            Map.entry("not-armed", "没有启用,不会自己发出 (it is not armed)"),
            Map.entry(KEPT, "这一天不办了,活动照办 (its day is off, the campaign goes on)"));

    private Whys() {}

    static Stay stay(Campaign campaign, String code) {
        return new Stay(
                MoveKind.CAMPAIGN,
                campaign.id(),
                campaign.id(),
                campaign.name(),
                Spot.days(campaign.start(), campaign.end(), campaign.zone()),
                code,
                WORDS.getOrDefault(code, code));
    }

    static Stay stay(Push push, String title, String code) {
        return new Stay(
                MoveKind.PUSH,
                push.id(),
                push.campaignId(),
                title,
                Spot.minute(push.local(), push.due(), push.zone()),
                code,
                WORDS.getOrDefault(code, code));
    }

    static Stay stay(Task task, String zone, String code) {
        return new Stay(
                MoveKind.TASK,
                task.id(),
                task.campaignId(),
                task.title(),
                Spot.day(task.deadline(), zone),
                code,
                WORDS.getOrDefault(code, code));
    }

    /** Why a campaign does not move at all; empty where it may. */
    static String of(Campaign campaign) {
        if (campaign.state() == CampaignState.CANCELLED) {
            return "cancelled";
        }
        if (campaign.state() == CampaignState.FINISHED) {
            return "over";
        }
        return campaign.follows() ? "" : "by-hand";
    }

    /** Why a push in this state does not move; empty where it may. */
    static String of(PushState state) {
        return switch (state) {
            case PLANNED, ARMED, HELD -> "";
            case FIRING -> "firing";
            case CANCELLED -> "cancelled";
            case FINISHED, SKIPPED, RECALLED -> "sent";
        };
    }

    /** The words of a code. */
    static String words(String code) {
        return WORDS.getOrDefault(code, code);
    }
}
