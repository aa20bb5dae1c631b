package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Role;
import io.redletter.content.Work;
import io.redletter.delivery.NewChannel;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
final class JointPagesTest {
    private static ConsoleWorkday day;
    private static Work work;
    private static String channel;

    @BeforeAll
    static void open(Platform platform) {
        day = new ConsoleWorkday(platform);
        work = day.scheduled("全市同频", platform.clock().instant().plusSeconds(5));
        var operator = day.town.person("countyops", "李操作", day.county, Role.OPERATOR, Role.EDITOR);
        channel = await(day.town
                        .deliveries
                        .channels()
                        .createAccount(
                                operator,
                                new NewChannel(
                                        "webhook",
                                        "某县发布",
                                        null,
                                        Map.of("url", "https://county.example/in"),
                                        null,
                                        false)))
                .channel()
                .id();
    }

    @Test
    void asksConfirmsAndShowsTheLeadWhoIsReady() {
        Browser lead = day.browser("planner");
        Browser county = day.browser("countyops");

        Browser.Seen asked = ask(lead, "2027-06-05T08:00:00", "TITLE");
        assertThat(asked.text())
                .contains("已请 1 个单位")
                .contains("data-standing=\"ASKED\"")
                .contains("某县委宣传部");
        assertThat(county.get("/console").text()).contains("联合发布等你单位答复").contains(asked.address());

        Browser.Seen seen = county.get(asked.address());
        assertThat(seen.text()).contains("第一段").contains("某县发布").doesNotContain(asked.address() + "/cancel");
        Browser.Seen none = county.post(asked.address() + "/units/" + day.county.id() + "/confirm");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).containsPattern("id=\"channelIds-error\">.*至少一个渠道");

        county.post(asked.address() + "/units/" + day.county.id() + "/confirm", "channelIds", channel);

        assertThat(lead.get(asked.address()).text())
                .contains("data-standing=\"READY\"")
                .contains("data-of=\"push\" data-state=\"armed\"");
        assertThat(county.get("/console").text()).doesNotContain("联合发布等你单位答复");
    }

    @Test
    void callsAPushByTheReleasesNameWhereTheWorkIsTheLeads() {
        Browser county = day.browser("countyops");
        Browser.Seen asked = ask(day.browser("planner"), "2027-06-05T12:00:00", "TITLE");
        Browser.Seen confirmed =
                county.post(asked.address() + "/units/" + day.county.id() + "/confirm", "channelIds", channel);
        Matcher push = Pattern.compile("/console/pushes/push_\\w+").matcher(confirmed.text());
        assertThat(push.find()).isTrue();

        assertThat(county.get(push.group()).text())
                .contains("<title>全市同频")
                .doesNotContain("/console/works/" + work.id());
        assertThat(county.get("/console/pushes").text()).contains("全市同频");
    }

    @Test
    void beginsTheUnitsOwnWordingAndTakesANo() {
        Browser lead = day.browser("planner");
        Browser county = day.browser("countyops");
        Browser.Seen asked = ask(lead, "2027-06-05T09:00:00", "ADDITION");
        String part = asked.address() + "/units/" + day.county.id();

        Browser.Seen draft = county.post(part + "/localise");
        assertThat(draft.address()).contains("/console/works/").endsWith("/edit");
        assertThat(draft.text()).contains("第一段");
        assertThat(county.post(part + "/confirm", "channelIds", channel, "own", "own")
                        .text())
                .contains("还没有通过审核");

        county.post(part + "/decline", "reason", "当天有别的活动");

        assertThat(lead.get(asked.address()).text())
                .contains("data-standing=\"DECLINED\"")
                .contains("当天有别的活动");
    }

    @Test
    void movesAndCallsOffForTheLeadAlone() {
        Browser lead = day.browser("planner");
        Browser county = day.browser("countyops");
        Browser.Seen asked = ask(lead, "2027-06-05T10:00:00", "TITLE");

        assertThat(county.post(asked.address() + "/move", "local", "2027-06-05T11:00:00")
                        .status())
                .isEqualTo(422);
        assertThat(lead.post(asked.address() + "/move", "local", "昨天").text()).containsPattern("id=\"local-error\"");
        assertThat(lead.post(asked.address() + "/move", "local", "2027-06-05T11:00:00")
                        .text())
                .contains("11:00:00");

        assertThat(lead.post(asked.address() + "/cancel").text()).contains("这次联合发布已取消");
        assertThat(lead.get("/console/joint").text()).contains(asked.address()).contains("已取消");
    }

    @Test
    void keepsTheFormWhereItIsRefused() {
        Browser lead = day.browser("planner");

        Browser.Seen nobody =
                lead.post("/console/joint/new", "workId", work.id(), "local", "2027-06-05T08:00:00", "name", "同频");

        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text())
                .containsPattern("id=\"units-error\">.*1 到 200")
                .contains("value=\"同频\"");
    }

    private static Browser.Seen ask(Browser lead, String local, String freedom) {
        return lead.post(
                "/console/joint/new",
                "workId",
                work.id(),
                "local",
                local,
                "units",
                day.county.id(),
                "freedoms",
                freedom);
    }
}
