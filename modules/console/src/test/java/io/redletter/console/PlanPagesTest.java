package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.proposal.Decision;
import io.redletter.campaign.proposal.ItemKind;
import io.redletter.campaign.proposal.PlanItem;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
final class PlanPagesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String NASTY = "<script>alert(1)</script>";

    private static ConsoleWorkday day;

    /** A day of one's own is the unit's: each test has another one. */
    private final String river = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥".charAt(NUMBER.incrementAndGet() % 22) + "溪母亲河保护日";

    private final String title = "某市2030年宣传方案之" + NUMBER.get() + "号实施方案";
    private final Browser planner = day.browser("planner");

    @BeforeAll
    static void open(Platform platform) {
        day = new ConsoleWorkday(platform);
    }

    private String text() {
        return title + "\n\n六五环境日当天发布短视频不少于6部。\n世界水日开展巡河活动。\n继续办好“" + river + "”活动。\n" + NASTY + "\n";
    }

    private Browser.Seen handedIn() {
        return planner.upload("/console/plans/new", "方案.txt", text().getBytes(StandardCharsets.UTF_8), "text", "");
    }

    private static String id(Browser.Seen page) {
        return page.address().replaceFirst(".*/plans/(plan_\\w+).*", "$1");
    }

    private List<PlanItem> items(Browser.Seen page) {
        return await(day.town.campaigns.proposals().items(day.planner, id(page)));
    }

    private PlanItem item(Browser.Seen page, String name) {
        return items(page).stream()
                .filter(item -> item.found().name().contains(name))
                .findFirst()
                .orElseThrow();
    }

    private static String at(Browser.Seen page, PlanItem item) {
        return "/console/plans/" + id(page) + "/items/" + item.id();
    }

    @Test
    void takesAFileFromABrowserWithoutScriptsAndMarksWhatItNames() {
        Browser.Seen page = handedIn();

        PlanItem environment = item(page, "环境日");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("已识别「" + title + "」")
                .contains("<i id=\"m-" + environment.id() + "-0\"></i>")
                .containsPattern("class=\"mk day is-open\" data-items=\"" + environment.id() + "\"[^>]*>六五环境日</a>")
                .contains("id=\"i-" + environment.id() + "\"")
                .contains("2030年6月5日")
                .contains("已处理 0/")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain(NASTY);
    }

    @Test
    void takesPastedText() {
        Browser.Seen page = planner.post("/console/plans/new", "text", text(), "years", "2031");

        assertThat(page.text()).contains("用于 2031 年").contains("2031年6月5日");
    }

    @Test
    void saysAtTheFileThatThereIsNone() {
        Browser.Seen page = planner.upload("/console/plans/new", "", new byte[0], "title", "什么都没有");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).containsPattern("id=\"file-error\">.*请选择一个文件").contains("value=\"什么都没有\"");
    }

    @Test
    void acceptsADayAndShowsItsCampaign() {
        Browser.Seen page = handedIn();
        PlanItem water = item(page, "水日");

        Browser.Seen accepted = planner.post(at(page, water), "act", "accept", "kind", "day", "show", "all");

        String campaign = item(page, "水日").made().get(0).id();
        assertThat(accepted.text())
                .contains("已采纳「世界水日」")
                .contains("/console/campaigns/" + campaign)
                .containsPattern("class=\"mk day is-accepted\" data-items=\"" + water.id());
        assertThat(planner.get("/console/campaigns/" + campaign).text())
                .contains("来自方案")
                .contains("/console/plans/" + id(page));
    }

    @Test
    void answersAScriptWithTheCardAndTheProgress() {
        Browser.Seen page = handedIn();
        PlanItem water = item(page, "水日");

        Browser.Seen card = planner.part(at(page, water), "act", "reject");

        assertThat(card.text())
                .contains("data-decision=\"rejected\"")
                .contains("hx-swap-oob=\"true\"")
                .contains("已处理 1/")
                .doesNotContain("<html");
    }

    @Test
    void opensTheFormAtTheDateOfADayThatIsInNoCalendar() {
        Browser.Seen page = handedIn();
        PlanItem unknown = item(page, "母亲河");

        Browser.Seen form = planner.part(at(page, unknown), "act", "accept");
        Browser.Seen made = planner.part(
                at(page, unknown) + "/edit",
                "act",
                "accept",
                "version",
                String.valueOf(unknown.version()),
                "name",
                river,
                "start",
                "2030-03-09",
                "yearly",
                "yes",
                "goal",
                "护河");

        assertThat(form.text()).contains("name=\"start\"").containsPattern("id=\"start-error\">.*填上日期");
        assertThat(made.text()).contains("data-decision=\"accepted\"").contains("本地日子");
        assertThat(planner.get("/console/calendar?month=2030-03").text()).contains(river);
    }

    @Test
    void keepsWhatWasTypedWhenItCannotStand() {
        Browser.Seen page = handedIn();
        PlanItem films = items(page).stream()
                .filter(item -> item.kind() == ItemKind.TARGET)
                .findFirst()
                .orElseThrow();

        Browser.Seen form = planner.post(
                at(page, films) + "/edit",
                "act",
                "save",
                "metric",
                "我们的短视频",
                "value",
                "很多",
                "comparator",
                ">=",
                "period",
                "year",
                "firstYear",
                "2030",
                "lastYear",
                "2030");

        assertThat(form.status()).isEqualTo(422);
        assertThat(form.text()).containsPattern("id=\"value-error\">").contains("value=\"我们的短视频\"");
        assertThat(items(page)).allSatisfy(item -> assertThat(item.edited()).isNull());
    }

    @Test
    void acceptsAllOfAKindAndNamesWhatIsLeft() {
        Browser.Seen page = handedIn();

        Browser.Seen done = planner.post("/console/plans/" + id(page) + "/accept", "kind", "day");

        assertThat(done.text()).contains("已采纳 2 条日子").contains(river);
        assertThat(items(page).stream().filter(item -> item.decision() == Decision.ACCEPTED))
                .hasSize(2);
    }

    @Test
    void undoesAnAcceptanceAndItsCampaignIsGone() {
        Browser.Seen page = planner.post("/console/plans/new", "text", text().replace("2030", "2032"));
        PlanItem water = item(page, "水日");
        planner.post(at(page, water), "act", "accept");
        List<Campaign> made = await(day.town.campaigns.campaigns().list(day.planner, 2032));

        Browser.Seen undone = planner.post(at(page, water), "act", "reopen");

        assertThat(made).extracting(Campaign::observanceId).contains("world-water-day");
        assertThat(undone.text()).contains("「世界水日」已改回待定");
        assertThat(await(day.town.campaigns.campaigns().list(day.planner, 2032)))
                .extracting(Campaign::observanceId)
                .doesNotContain("world-water-day");
    }

    @Test
    void readsAgainWithoutDoublingAnything() {
        Browser.Seen page = handedIn();
        int before = items(page).size();

        Browser.Seen again = handedIn();

        assertThat(id(again)).isEqualTo(id(page));
        assertThat(again.text()).contains("已更新（第 2 次识别）");
        assertThat(items(page)).hasSize(before);
    }

    @Test
    void showsTheTextToWhoMayOnlyLook() {
        Browser.Seen page = handedIn();
        Browser manager = day.browser("manager");

        Browser.Seen seen = manager.get("/console/plans/" + id(page));

        assertThat(seen.text()).contains("六五环境日").doesNotContain("value=\"accept\"");
        assertThat(manager.get("/console/plans").text()).doesNotContain("data-upload=");
        assertThat(manager.post(at(page, item(page, "水日")), "act", "accept").status())
                .isEqualTo(403);
        assertThat(day.browser("county").get("/console/plans/" + id(page)).status())
                .isEqualTo(404);
    }

    @Test
    void sendsWhoHasNoSessionToTheDoor() {
        Browser stranger = new Browser(day.town.port());

        Browser.Seen seen = stranger.upload("/console/plans/new", "方案.txt", text().getBytes(StandardCharsets.UTF_8));

        assertThat(seen.address()).startsWith("/sign-in");
    }

    @Test
    void refusesAFormWithoutItsToken() {
        Browser.Seen seen = planner.postWith("0".repeat(32), "/console/plans/new", "text", text());

        assertThat(seen.status()).isEqualTo(403);
    }

    @Test
    void carriesATargetFromItsPlanToItsTable() {
        Browser.Seen page = planner.post("/console/plans/new", "text", title + "\n发布短视频不少于6部。\n");
        planner.post("/console/plans/" + id(page) + "/accept", "kind", "target");

        Browser.Seen list = planner.get("/console/targets?plan=" + id(page));
        Browser.Seen csv = planner.get("/console/targets.csv?plan=" + id(page));

        String edit = list.links().stream()
                .filter(link -> link.matches("/console/targets/target_\\w+/edit"))
                .findFirst()
                .orElseThrow();
        assertThat(list.text()).contains("≥ 6 部");
        assertThat(csv.header("content-type")).startsWith("text/csv");
        assertThat(csv.text()).startsWith("\uFEFF").contains("不少于,6,").contains(title);
        assertThat(planner.get(edit).text()).contains("value=\"6\"");
    }

    @Test
    void setsChangesAndRemovesATargetByHand() {
        String name = "=手工指标" + NUMBER.incrementAndGet();
        String[] fields = {
            "metric",
            name,
            "value",
            "1,200",
            "comparator",
            ">=",
            "unit",
            "人",
            "period",
            "year",
            "firstYear",
            "2030",
            "lastYear",
            "2031"
        };

        Browser.Seen made = planner.post("/console/targets/new", fields);
        String edit = planner.get("/console/targets?q=" + NUMBER.get()).links().stream()
                .filter(link -> link.endsWith("/edit"))
                .findFirst()
                .orElseThrow();
        fields[3] = "1300";
        Browser.Seen changed = planner.post(edit, fields);
        fields[13] = "2029";
        Browser.Seen refused = planner.post(edit, fields);
        Browser.Seen removed = planner.post(edit.replace("/edit", "/remove"));

        assertThat(made.text()).contains("≥ 1,200 人");
        assertThat(changed.text()).contains("≥ 1,300 人");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("id=\"lastYear-error\"");
        assertThat(removed.text()).doesNotContain(name);
        assertThat(planner.get("/console/targets.csv").text()).doesNotContain("\r\n=");
    }
}
