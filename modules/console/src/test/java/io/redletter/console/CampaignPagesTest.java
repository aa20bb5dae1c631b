package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.CampaignState;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
final class CampaignPagesTest {
    private static ConsoleWorkday day;

    @BeforeAll
    static void open(Platform platform) {
        day = new ConsoleWorkday(platform);
    }

    private static Campaign stored(String address) {
        String id = address.substring(address.lastIndexOf('/') + 1);
        return await(day.town.campaigns.campaigns().get(day.planner, id));
    }

    @Test
    void makesACampaignOfADayOnTheCalendar() {
        Browser browser = day.browser("planner");
        Browser.Seen panel = browser.get("/console/calendar/day?date=2027-03-22");
        Browser.Seen form = browser.get("/console/campaigns/new?observance=world-water-day&year=2027");

        Browser.Seen made = browser.post(
                "/console/campaigns/new",
                "observanceId",
                "world-water-day",
                "year",
                "2027",
                "name",
                "2027年世界水日",
                "start",
                "2027-03-22",
                "end",
                "2027-03-22",
                "goal",
                "节水");

        assertThat(panel.links()).contains("/console/campaigns/new?observance=world-water-day&year=2027");
        assertThat(form.text()).contains("value=\"2027-03-22\"").contains("value=\"2027年世界水日\"");
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text()).contains("已建立活动「2027年世界水日」").contains("世界水日");
        assertThat(stored(made.address()).observanceId()).isEqualTo("world-water-day");
    }

    @Test
    void saysAtTheFieldWhatIsWrongAndLosesNothing() {
        Browser browser = day.browser("planner");

        Browser.Seen refused = browser.post(
                "/console/campaigns/new",
                "name",
                "<b>夏日</b>",
                "start",
                "2027-08-10",
                "end",
                "2027-08-01",
                "goal",
                "目标一句");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .containsPattern("id=\"end-error\">.*结束日期不能早于开始日期")
                .contains("value=\"&lt;b&gt;夏日&lt;/b&gt;\"")
                .contains("value=\"2027-08-10\"")
                .contains(">目标一句</textarea>");
    }

    @Test
    void showsTheServicesRefusalAtItsField() {
        Browser browser = day.browser("planner");

        Browser.Seen refused = browser.post(
                "/console/campaigns/new", "name", "长".repeat(101), "start", "2027-08-01", "end", "2027-08-02");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).containsPattern("id=\"name-error\">.*1 到 100");
    }

    @Test
    void tellsWhatWasDoneOnlyOnce() {
        Browser browser = day.browser("planner");
        Browser.Seen made =
                browser.post("/console/campaigns/new", "name", "说一次", "start", "2027-08-01", "end", "2027-08-02");

        Browser.Seen again = browser.get(made.address());

        assertThat(made.text()).contains("已建立活动「说一次」");
        assertThat(again.text()).doesNotContain("已建立活动");
    }

    @Test
    void hidesACampaignOfAUnitOneDoesNotSee() {
        Browser county = day.browser("county");

        assertThat(county.get("/console/campaigns/" + day.campaign.id()).status())
                .isEqualTo(404);
        assertThat(county.get("/console/campaigns/" + day.campaign.id() + "/edit")
                        .status())
                .isEqualTo(404);
        assertThat(county.post("/console/campaigns/" + day.campaign.id() + "/cancel")
                        .status())
                .isEqualTo(404);
        assertThat(county.get("/console/campaigns").text()).doesNotContain(day.campaign.id());
    }

    @Test
    void takesNoFormWithoutTheSessionsToken() {
        Browser browser = day.browser("planner");
        String address = "/console/campaigns/" + day.campaign.id() + "/cancel";

        Browser.Seen forged = browser.postWith("0".repeat(64), address);
        Browser.Seen empty = browser.postWith("", address);

        assertThat(forged.status()).isEqualTo(403);
        assertThat(empty.status()).isEqualTo(403);
        assertThat(stored(day.campaign.id()).state()).isNotEqualTo(CampaignState.CANCELLED);
    }

    @Test
    void letsNobodyPlanWhoMayOnlyLook() {
        Browser manager = day.browser("manager");

        Browser.Seen form = manager.get("/console/campaigns/new");
        Browser.Seen sent =
                manager.post("/console/campaigns/new", "name", "x", "start", "2027-08-01", "end", "2027-08-02");

        assertThat(form.status()).isEqualTo(403);
        assertThat(form.text()).contains("没有权限");
        assertThat(sent.status()).isEqualTo(403);
    }

    @Test
    void refusesAChangeOfWhatSomebodyChangedMeanwhile() {
        Browser browser = day.browser("planner");
        Browser.Seen made =
                browser.post("/console/campaigns/new", "name", "两人同改", "start", "2027-08-01", "end", "2027-08-02");
        String edit = made.address() + "/edit";
        String[] change = {"version", "1", "name", "甲改的", "start", "2027-08-01", "end", "2027-08-02", "goal", ""};

        Browser.Seen first = browser.post(edit, change);
        change[3] = "乙改的";
        Browser.Seen second = browser.post(edit, change);

        assertThat(first.text()).contains("已保存修改");
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.text()).contains("有人刚刚改过").contains("value=\"乙改的\"");
        assertThat(stored(made.address()).name()).isEqualTo("甲改的");
    }

    @Test
    void cancelsACampaignAndSaysSo() {
        Browser browser = day.browser("planner");
        Browser.Seen made =
                browser.post("/console/campaigns/new", "name", "不办了", "start", "2027-08-01", "end", "2027-08-02");

        Browser.Seen cancelled = browser.post(made.address() + "/cancel");

        assertThat(cancelled.text()).contains("已取消活动「不办了」").contains("data-state=\"cancelled\"");
        assertThat(browser.get("/console/calendar?month=2027-08").text()).doesNotContain("不办了");
    }
}
