package io.redletter.console.calendar;

import io.redletter.accounts.Permission;
import io.redletter.campaign.CampaignService;
import io.redletter.campaign.PushService;
import io.redletter.console.people.Names;
import io.redletter.console.web.Addresses;
import io.redletter.feed.CalendarKeys;
import java.time.ZoneId;

/** The calendar's addresses. */
public final class CalendarPages {
    private final RedLetters letters;
    private final Plans plans;
    private final SubscribePage subscribe;

    public CalendarPages(
            RedLetters letters,
            CampaignService campaigns,
            PushService pushes,
            Names names,
            CalendarKeys keys,
            ZoneId zone) {
        this.letters = letters;
        this.plans = new StoredPlans(campaigns, pushes, names, zone);
        this.subscribe = new SubscribePage(letters, keys, names);
    }

    /** Opens {@code /console/calendar} and what lies under it. */
    public void open(Addresses addresses) {
        DayPage day = new DayPage(letters, plans);
        OwnDays own = new OwnDays(letters.book());
        YearPage year = new YearPage(letters, plans, new MonthPage(letters, plans, day), day, own);
        addresses.get("/console/calendar", Permission.VIEW, year).get("/console/calendar/day", Permission.VIEW, day);
        new LocalDayActions(letters.book(), new LocalDayPage(letters.book())).open(addresses);
        subscribe.open(addresses);
    }
}
