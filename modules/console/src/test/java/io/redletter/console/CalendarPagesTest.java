package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Actor;
import io.redletter.campaign.days.StoredNotice;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The calendar as a planner works with it: notices, own and hidden days, subscriptions. */
@ExtendWith(PlatformExtension.class)
final class CalendarPagesTest {
    private static final Pattern UNDO = Pattern.compile("action=\"(/console/calendar/[^\"]+/(?:undo|show))\"");
    private static ConsoleWorkday day;

    @BeforeAll
    static void open(Platform platform) {
        day = new ConsoleWorkday(platform);
    }

    @Test
    void aNoticeIsSeenAtOnceWithItsWordsAndTheYearsBefore() {
        Browser browser = day.browser("planner");
        String before = browser.get("/console/calendar/day?date=2029-06-14").text();

        await(day.town
                .campaigns
                .days()
                .put(
                        Actor.system("test"),
                        StoredNotice.draft(
                                0,
                                "national-energy-saving-week",
                                2029,
                                "announced",
                                LocalDate.of(2029, 6, 11),
                                LocalDate.of(2029, 6, 17),
                                "关于 2029 年节能宣传周的通知",
                                "某委",
                                LocalDate.of(2029, 5, 20),
                                "某发〔2029〕7号")));
        String after = browser.get("/console/calendar/day?date=2029-06-14").text();

        assertThat(before).doesNotContain("关于 2029 年节能宣传周的通知");
        assertThat(after)
                .contains("关于 2029 年节能宣传周的通知", "某委", "某发〔2029〕7号", "已公布", "往年日期")
                .contains("action=\"/console/cascades/notice\"", "name=\"version\" value=\"1\"");
        assertThat(day.browser("county")
                        .get("/console/calendar/day?date=2029-06-14")
                        .text())
                .contains("关于 2029 年节能宣传周的通知")
                .doesNotContain("/console/cascades/notice");
    }

    @Test
    void anOwnDayIsAddedAndUndone() {
        Browser browser = day.browser("planner");

        Browser.Seen added = browser.post(
                "/console/calendar/days/new", "name", "亲水日", "type", "fixed", "start", "2027-05-09", "kind", "day");
        Browser.Seen undone = browser.post(undo(added.text()), "version", "1");

        assertThat(added.address()).startsWith("/console/calendar?year=2027&did=local-");
        assertThat(added.text()).contains("已加上「亲水日」").contains("每年 05-09");
        assertThat(undone.text()).contains("已撤销：亲水日");
        assertThat(browser.get("/console/calendar?year=2027").text()).doesNotContain("每年 05-09");
    }

    @Test
    void saysAtTheFieldWhatAnOwnDayLacks() {
        Browser.Seen refused = day.browser("planner")
                .post("/console/calendar/days/new", "name", "", "type", "fixed", "start", "someday", "note", "记得带水");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("id=\"name-error\"").contains("记得带水");
    }

    @Test
    void aHiddenDayCanBeShownAgain() {
        Browser browser = day.browser("planner");

        Browser.Seen hidden = browser.post("/console/calendar/hidden/world-toilet-day/hide", "year", "2027");
        String without = browser.get("/console/calendar/day?date=2027-11-19").text();
        Browser.Seen shown = browser.post(undo(hidden.text()));

        assertThat(hidden.text()).contains("不再显示在本单位的日历上");
        assertThat(without).doesNotContain("世界厕所日");
        assertThat(shown.text()).contains("已恢复显示");
        assertThat(browser.get("/console/calendar/day?date=2027-11-19").text()).contains("世界厕所日");
    }

    @Test
    void narrowsToATopicAndKeepsItInTheAddresses() {
        Browser.Seen water = day.browser("planner").get("/console/calendar?year=2027&topic=water&names=1");

        assertThat(water.text()).contains("世界水日").doesNotContain("世界读书日");
        assertThat(water.links()).contains("?year=2028&topic=water");
    }

    @Test
    void givesAnAddressOnceAndEndsIt() {
        Browser browser = day.browser("planner");

        String made =
                browser.post("/console/calendar/subscribe", "name", "我的手机").text();
        Matcher address = Pattern.compile("data-secret>([^<]+)<").matcher(made);
        assertThat(address.find()).isTrue();
        Matcher key = Pattern.compile("data-key=\"([^\"]+)\"").matcher(made);
        assertThat(key.find()).isTrue();
        String later = browser.get("/console/calendar/subscribe").text();
        Browser.Seen ended = browser.post("/console/calendar/subscribe/" + key.group(1) + "/revoke");

        assertThat(address.group(1)).startsWith("/calendar/now.ics?unit=");
        assertThat(later).contains("我的手机").doesNotContain("rlc_");
        assertThat(ended.text()).contains("地址已停用").doesNotContain("data-key");
    }

    private static String undo(String page) {
        Matcher matcher = UNDO.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
