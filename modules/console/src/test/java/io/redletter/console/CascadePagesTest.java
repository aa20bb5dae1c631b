package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.NewCampaign;
import io.redletter.campaign.NewPush;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.campaign.RelativeTime;
import io.redletter.campaign.task.Task;
import io.redletter.content.Work;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dates are moved as a planner does it: form, preview, confirmation, result, undo. */
@ExtendWith(PlatformExtension.class)
final class CascadePagesTest {
    private static final String DAY = "national-science-popularization-day";
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]+)\"");
    private static ConsoleWorkday day;

    @BeforeAll
    static void open(Platform platform) {
        day = new ConsoleWorkday(platform);
    }

    private static Campaign campaign(int year) {
        return await(day.town.campaigns.campaigns().create(day.planner, NewCampaign.forDay(DAY, year)));
    }

    private static Push push(Campaign campaign, String relative) {
        Work work = day.approved("科普 " + relative);
        await(day.town
                .content
                .service()
                .scheduleRelease(day.planner, work.id(), Instant.parse("2027-08-01T00:00:00Z")));
        Push planned = await(day.town
                        .campaigns
                        .pushes()
                        .plan(
                                day.planner,
                                NewPush.of(
                                        campaign.id(), work.id(), List.of(day.channel), RelativeTime.parse(relative))))
                .push();
        return await(day.town.campaigns.pushes().arm(day.planner, planned.id())).push();
    }

    private static String[] notice(int year, String start, String end, String... more) {
        String[] all = {
            "observanceId",
            DAY,
            "year",
            String.valueOf(year),
            "version",
            version(year),
            "status",
            "announced",
            "start",
            start,
            "end",
            end,
            "title",
            "关于举办全国科普日的通知",
            "issuer",
            "中国科协",
            "published",
            "",
            "number",
            ""
        };
        String[] both = java.util.Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, both, all.length, more.length);
        return both;
    }

    private static String version(int year) {
        return String.valueOf(day.town
                .campaigns
                .days()
                .notice(DAY, year)
                .map(notice -> notice.version())
                .orElse(0L));
    }

    private static String digest(Browser.Seen seen) {
        Matcher matcher = DIGEST.matcher(seen.text());
        assertThat(matcher.find()).as("the preview carries its digest").isTrue();
        return matcher.group(1);
    }

    private static Push now(Push push) {
        return await(day.town.campaigns.pushes().get(day.planner, push.id())).push();
    }

    @Test
    void showsMovesAndTakesBackWhatANoticeMoves() {
        Campaign campaign = campaign(2028);
        Push push = push(campaign, "T-3 09:00");
        Browser browser = day.browser("planner");

        Browser.Seen preview = browser.post("/console/cascades/notice", notice(2028, "2028-09-16", "2028-09-22"));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text())
                .contains("data-move=\"" + campaign.id() + "\"")
                .contains("data-move=\"" + push.id() + "\"")
                .contains("2028年9月13日 周三 09:00");
        assertThat(now(push).local()).isEqualTo(push.local());

        Browser.Seen result = browser.post(
                "/console/cascades/notice/apply", notice(2028, "2028-09-16", "2028-09-22", "digest", digest(preview)));
        assertThat(result.address()).startsWith("/console/cascades/cascade_");
        assertThat(result.text()).contains("data-cascade=\"applied\"").contains("撤销");
        assertThat(now(push).local()).isEqualTo("2028-09-13T09:00");
        assertThat(now(push).stateWord()).isEqualTo(PushState.ARMED);

        Browser.Seen undone = browser.post(result.address() + "/undo");
        assertThat(undone.text()).contains("data-cascade=\"undone\"");
        assertThat(now(push).local()).isEqualTo(push.local());
        assertThat(browser.get("/console/cascades").text()).contains(result.address());
    }

    @Test
    void showsAgainWhatChangedSinceItWasShown() {
        Campaign campaign = campaign(2029);
        Browser browser = day.browser("planner");
        Browser.Seen preview = browser.post("/console/cascades/notice", notice(2029, "2029-09-15", "2029-09-21"));
        Push late = push(campaign, "T-1 10:00");

        Browser.Seen again = browser.post(
                "/console/cascades/notice/apply", notice(2029, "2029-09-15", "2029-09-21", "digest", digest(preview)));

        assertThat(again.text()).contains("请再看一遍").contains("data-move=\"" + late.id() + "\"");
        assertThat(await(day.town.campaigns.campaigns().get(day.planner, campaign.id())))
                .isEqualTo(campaign);
    }

    @Test
    void tellsOnTheCalendarWhatCannotBeEntered() {
        Browser browser = day.browser("planner");

        Browser.Seen refused = browser.post("/console/cascades/notice", notice(2030, "2030-09-22", "2030-09-16"));

        assertThat(refused.address()).startsWith("/console/calendar");
        assertThat(refused.text()).contains("这份通知不能登记");
    }

    @Test
    void movesACampaignByHandAfterShowingWhatMoves() {
        Campaign campaign = campaign(2031);
        Push push = push(campaign, "T 08:00");
        Browser browser = day.browser("planner");
        String address = "/console/campaigns/" + campaign.id();

        Browser.Seen preview = browser.post(
                address + "/edit",
                "version",
                String.valueOf(campaign.version()),
                "name",
                "改了名字",
                "start",
                "2031-09-05",
                "end",
                "2031-10-04",
                "goal",
                "");
        assertThat(preview.address()).startsWith(address + "/move");
        assertThat(preview.text()).contains("data-move=\"" + push.id() + "\"");
        Browser.Seen result =
                browser.post(address + "/move", "start", "2031-09-05", "end", "2031-10-04", "digest", digest(preview));

        assertThat(result.text()).contains("data-cascade=\"applied\"");
        assertThat(now(push).local()).isEqualTo("2031-09-05T08:00");
        assertThat(await(day.town.campaigns.campaigns().get(day.planner, campaign.id()))
                        .name())
                .isEqualTo("改了名字");
    }

    @Test
    void setsTicksAndReopensTasksOnTheCampaignsPage() {
        Campaign campaign = campaign(2032);
        Browser browser = day.browser("planner");
        String address = "/console/campaigns/" + campaign.id();

        browser.post(address + "/tasks", "title", "印海报", "deadline", "T-10", "owner", day.county.id());
        Task task = await(day.town.campaigns.tasks().ofCampaign(day.planner, campaign.id()))
                .get(0);
        Browser.Seen done = browser.post(address + "/tasks/" + task.id() + "/done");
        Browser.Seen open = browser.post(address + "/tasks/" + task.id() + "/reopen");
        Browser.Seen wrong = browser.post(address + "/tasks", "title", "挂横幅", "deadline", "下周");

        assertThat(task.deadline()).isEqualTo(campaign.start().minusDays(10));
        assertThat(done.text()).contains("已办好").contains("is-done");
        assertThat(open.text()).contains("任务重新打开").contains("T-10").contains("某县委宣传部");
        assertThat(wrong.text()).contains("任务没有改成").contains("T-3 09:00");
    }

    @Test
    void showsADueTaskOnTodaysPage() {
        Campaign campaign = campaign(2033);
        Browser browser = day.browser("planner");

        browser.post("/console/campaigns/" + campaign.id() + "/tasks", "title", "今天要交的稿", "deadline", "2027-05-30");

        assertThat(browser.get("/console").text()).contains("今天要交的稿").contains("任务已过期");
    }

    @Test
    void plansAPushThatMovesWithItsCampaign() {
        Work work = day.approved("跟着走的推送");
        Browser browser = day.browser("planner");

        Browser.Seen made = browser.post(
                "/console/pushes/new",
                "workId",
                work.id(),
                "channelIds",
                day.channel,
                "when",
                "relative",
                "anchor",
                "T+",
                "days",
                "1",
                "clock",
                "09:30",
                "zone",
                "Asia/Shanghai",
                "late",
                "SKIP");

        assertThat(made.address()).startsWith("/console/pushes/push_");
        assertThat(made.text()).contains("T+1 09:30").contains("活动改日期时一起动");
        assertThat(browser.get("/console/pushes/quota?channelIds=" + day.channel)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsMovingToWhoMayPlan() {
        Browser editor = day.browser("editor");

        Browser.Seen refused = editor.post("/console/cascades/notice", notice(2034, "2034-09-15", "2034-09-21"));

        assertThat(refused.status()).isEqualTo(403);
    }
}
