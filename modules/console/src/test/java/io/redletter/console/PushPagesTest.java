package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.Push;
import io.redletter.content.Work;
import io.redletter.delivery.figures.StatedLine;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
final class PushPagesTest {
    private static final LocalDateTime EIGHT = LocalDateTime.parse("2027-06-05T08:00:00");

    private static ConsoleWorkday day;
    private static Work released;
    private static Work draft;

    @BeforeAll
    static void open(Platform platform) {
        day = new ConsoleWorkday(platform);
        released = day.scheduled("一条河的三十年", platform.clock().instant().plusSeconds(5));
        draft = day.draft("还没审的").work();
    }

    private static Push stored(String address) {
        String id = address.substring(address.lastIndexOf('/') + 1);
        return await(day.town.campaigns.pushes().get(day.planner, id)).push();
    }

    private static Browser.Seen plan(Browser browser, Work work, String local, String... more) {
        String[] fields = new String[10 + more.length];
        String[] always = {
            "workId", work.id(), "channelIds", day.channel, "local", local, "late", "SEND_WITHIN", "minutes", "30"
        };
        System.arraycopy(always, 0, fields, 0, always.length);
        System.arraycopy(more, 0, fields, always.length, more.length);
        return browser.post("/console/pushes/new", fields);
    }

    @Test
    void plansAndArmsAPushToTheSecond() {
        Browser planner = day.browser("planner");

        Browser.Seen armed = plan(planner, released, "2027-06-05T08:00:15", "arm", "1", "dayBound", "1");

        assertThat(armed.text()).contains("已启用定时").contains("data-of=\"push\" data-state=\"armed\"");
        Push push = stored(armed.address());
        assertThat(push.local()).isEqualTo("2027-06-05T08:00:15");
        assertThat(push.due()).isEqualTo("2027-06-05T00:00:15Z");
        assertThat(push.workHash()).isEqualTo(released.sealedHash());
        assertThat(push.dayBound()).isTrue();
    }

    @Test
    void plansOnePushWhereAFormIsSentTwice() {
        Browser planner = day.browser("planner");
        Matcher once = Pattern.compile("name=\"once\" value=\"(\\w+)\"")
                .matcher(planner.get("/console/pushes/new").text());
        assertThat(once.find()).isTrue();

        Browser.Seen first = plan(planner, released, "2027-06-05T08:00:25", "arm", "1", "once", once.group(1));
        Browser.Seen second = plan(planner, released, "2027-06-05T08:00:25", "arm", "1", "once", once.group(1));
        Browser.Seen other = plan(planner, released, "2027-06-05T08:00:35", "arm", "1", "once", once.group(1));

        assertThat(second.address()).isEqualTo(first.address());
        assertThat(second.text()).contains("已启用定时").doesNotContain("没能启用");
        assertThat(other.address()).isNotEqualTo(first.address());
    }

    @Test
    void plansButDoesNotArmWhatNobodyApproved() {
        Browser planner = day.browser("planner");

        Browser.Seen planned = plan(planner, draft, "2027-06-05T08:00:00", "arm", "1");

        assertThat(planned.text()).contains("已安排，但没能启用定时").contains("审核").contains("data-state=\"planned\"");
        assertThat(stored(planned.address()).state()).isEqualTo("planned");
    }

    @Test
    void saysAtTheFieldsWhatIsMissingAndKeepsTheRest() {
        Browser planner = day.browser("planner");

        Browser.Seen noChannel = planner.post(
                "/console/pushes/new", "workId", released.id(), "local", "2027-06-05T09:00:00", "late", "ASK");
        Browser.Seen noTime = plan(planner, released, "");
        Browser.Seen noMinutes = planner.post(
                "/console/pushes/new",
                "workId",
                released.id(),
                "channelIds",
                day.channel,
                "local",
                "2027-06-05T09:00:00",
                "late",
                "SEND_WITHIN",
                "minutes",
                "soon");

        assertThat(noChannel.status()).isEqualTo(422);
        assertThat(noChannel.text())
                .containsPattern("id=\"channelIds-error\">.*至少选一个渠道")
                .contains("value=\"2027-06-05T09:00:00\"")
                .containsPattern("value=\"ASK\" checked");
        assertThat(noTime.text()).containsPattern("id=\"local-error\">.*请填写日期和时刻");
        assertThat(noTime.text()).containsPattern("value=\"" + day.channel + "\" checked");
        assertThat(noMinutes.text()).containsPattern("id=\"minutes-error\">.*1 到 10080");
    }

    @Test
    void showsWhatAPlatformReportsWithItsSourceAndTime() {
        Browser planner = day.browser("planner");
        Push push = stored(plan(planner, released, "2027-06-05T10:30:00").address());
        Document delivery = new Document("_id", push.id() + ":" + day.channel)
                .append("version", 1L)
                .append("pushId", push.id())
                .append("channelId", day.channel)
                .append("campaignId", push.campaignId())
                .append("workId", push.workId())
                .append("unitId", push.unitId())
                .append("state", "sent")
                .append("key", "0".repeat(32))
                .append("progress", new Document())
                .append("accepted", false)
                .append("attempts", List.of())
                .append("demo", false);
        await(day.town
                .platform
                .mongo()
                .done(day.town
                        .platform
                        .mongo()
                        .collection("deliveries", Document.class)
                        .insertOne(delivery)));
        day.town.said.lines.add(new StatedLine(
                "wechat.article-detail",
                Map.of("read_user", 1_234L, "share_user", 56L),
                Instant.parse("2027-06-06T00:31:00Z")));

        Browser.Seen page = planner.get("/console/pushes/" + push.id());

        assertThat(page.text())
                .contains("平台回报")
                .contains("公众号图文统计")
                .containsPattern("阅读人数</span> <b>1,234")
                .containsPattern("分享人数</span> <b>56")
                .contains("2027-06-06T00:31:00Z");
    }

    @Test
    void holdsResumesMovesAndCancels() {
        Browser planner = day.browser("planner");
        String page = plan(planner, released, "2027-06-05T10:00:00", "arm", "1").address();

        Browser.Seen held = planner.post(page + "/hold");
        Browser.Seen resumed = planner.post(page + "/arm");
        Browser.Seen moved = planner.post(
                page + "/move", "version", String.valueOf(stored(page).version()), "local", "2027-06-05T11:30:05");
        Browser.Seen cancelled = planner.post(page + "/cancel");

        assertThat(held.text()).contains("data-state=\"held\"");
        assertThat(resumed.text()).contains("data-of=\"push\" data-state=\"armed\"");
        assertThat(moved.text()).contains("已改到 2027年6月5日 周六 11:30:05");
        assertThat(cancelled.text())
                .contains("data-of=\"push\" data-state=\"cancelled\"")
                .doesNotContain("/move\"");
        assertThat(stored(page).state()).isEqualTo("cancelled");
    }

    @Test
    void doesNotMoveWhatSomebodyMovedMeanwhile() {
        Browser planner = day.browser("planner");
        String page = "/console/pushes/" + day.push(released, EIGHT).id();

        Browser.Seen refused = planner.post(page + "/move", "version", "77", "local", "2027-06-05T11:30:05");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("有人刚刚改过").contains("value=\"2027-06-05T11:30:05\"");
        assertThat(stored(page).local()).isEqualTo(EIGHT);
    }

    @Test
    void standsOnTheCalendarAtItsHourAndOnTheListByItsTime() {
        Browser planner = day.browser("planner");
        Push push = day.push(released, LocalDateTime.parse("2027-06-05T18:00:00"));

        Browser.Seen month = planner.get("/console/calendar?month=2027-06");
        Browser.Seen list = planner.get("/console/pushes?show=planned");

        assertThat(month.text()).containsPattern("push-dot planned\" style=\"left:75\\.0%\"");
        assertThat(list.links()).contains("/console/pushes/" + push.id());
    }

    @Test
    void hidesAPushOfAUnitOneDoesNotSee() {
        Browser county = day.browser("county");
        String page =
                "/console/pushes/" + day.push(released, EIGHT.plusMinutes(3)).id();

        assertThat(county.get(page).status()).isEqualTo(404);
        assertThat(county.get(page + "/progress").status()).isEqualTo(404);
        assertThat(county.post(page + "/arm").status()).isEqualTo(404);
        assertThat(county.get("/console/pushes").text()).doesNotContain(page);
    }
}
