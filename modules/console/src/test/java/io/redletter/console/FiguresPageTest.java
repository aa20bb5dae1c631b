package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sheet of figures, over what the real reach has counted. */
@ExtendWith(PlatformExtension.class)
final class FiguresPageTest {
    private static CountedDay day;

    @BeforeAll
    static void aMorningIsCounted(Platform platform) {
        day = new CountedDay(platform);
        day.happens("view", "visitor-a", day.channel, day.city);
        day.happens("view", "visitor-b", day.channel, day.city);
        day.happens("view", "visitor-c", "direct", day.county);
        day.happens("share", "visitor-c", "direct", day.county);
        day.counted();
    }

    @AfterAll
    static void close() {
        await(day.reach.stop());
    }

    @Test
    void laysFiguresOutWithSourceShareDaysAndTheYearBefore() {
        Browser.Seen page = day.browser("manager").get("/board/figures?campaign=" + day.campaign.id());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("长江云")
                .contains("66.7%")
                .contains("≈ 3")
                .contains("去年的环境日")
                .contains("取自")
                .contains("HyperLogLog")
                .contains("/api/v1/reach/csv?scope=campaign%3A" + day.campaign.id())
                .doesNotContain(">figures.")
                .doesNotContain("填报数字"); // a manager reads, and hands nothing in
    }

    @Test
    void groupsAsAsked() {
        Browser.Seen page =
                day.browser("manager").get("/board/figures?group=device&metric=share&campaign=" + day.campaign.id());

        assertThat(page.text()).contains("按设备看分享").contains("手机").contains("100.0%");
    }

    @Test
    void takesAFigureWithItsProofUnderTheNameOfWhoHandsItInAndOutAgainWithAReason() {
        Browser planner = day.browser("planner");
        String address = "/board/figures?campaign=" + day.campaign.id();
        planner.get(address);

        Browser.Seen refused = hand(planner, "听说的");
        Browser.Seen kept = hand(planner, "https://paper.example/2027-06-01.pdf");

        assertThat(refused.text()).contains("proof: 缺少证明").contains("报纸发行量");
        assertThat(kept.text())
                .contains("1,200")
                .contains("https://paper.example/2027-06-01.pdf")
                .contains("林晓")
                .doesNotContain("已撤回：");
        String id = kept.text().replaceAll("(?s).*receipts/(receipt_[a-z0-9]+)/withdraw.*", "$1");
        assertThat(planner.post("/console/receipts/" + id + "/withdraw", "campaign", day.campaign.id(), "why", "重复填报")
                        .text())
                .contains("已撤回：重复填报");
    }

    private static Browser.Seen hand(Browser browser, String proof) {
        return browser.post(
                "/console/receipts",
                "campaign",
                day.campaign.id(),
                "kind",
                "BY_HAND",
                "channelId",
                "direct",
                "metric",
                "view",
                "count",
                "1,200",
                "first",
                "2027-06-01",
                "last",
                "2027-06-01",
                "proof",
                proof,
                "note",
                "报纸发行量");
    }
}
