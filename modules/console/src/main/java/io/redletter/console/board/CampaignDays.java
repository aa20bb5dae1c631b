package io.redletter.console.board;

import io.redletter.campaign.Campaign;
import io.redletter.console.web.PageCall;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Tells where a campaign stands today, on its own calendar. */
final class CampaignDays {
    private CampaignDays() {}

    /** Such as 第 3 天，共 7 天. */
    static String of(PageCall call, Campaign campaign) {
        LocalDate today =
                call.wording().now().atZone(ZoneId.of(campaign.zone())).toLocalDate();
        if (today.isBefore(campaign.start())) {
            return call.t("board.day.in", ChronoUnit.DAYS.between(today, campaign.start()));
        }
        if (today.isAfter(campaign.end())) {
            return call.t("board.day.over");
        }
        long days = ChronoUnit.DAYS.between(campaign.start(), campaign.end()) + 1;
        return days == 1
                ? call.t("board.day.today")
                : call.t("board.day.of", ChronoUnit.DAYS.between(campaign.start(), today) + 1, days);
    }

    /** The day on its calendar's leaf: today while it runs, else its first or last day. */
    static LocalDate leaf(PageCall call, Campaign campaign) {
        LocalDate today = today(call, campaign);
        if (today.isBefore(campaign.start())) {
            return campaign.start();
        }
        return today.isAfter(campaign.end()) ? campaign.end() : today;
    }

    private static LocalDate today(PageCall call, Campaign campaign) {
        return call.wording().now().atZone(ZoneId.of(campaign.zone())).toLocalDate();
    }
}
