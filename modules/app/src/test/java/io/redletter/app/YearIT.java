package io.redletter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year as a planner makes it at a browser: a plan document is handed in and confirmed, handed in again without doubling
 * anything; then the notice of a day comes, with another date, and what hangs on it moves, and back.
 */
class YearIT {
    private static final int YEAR = Year.now().getValue() + 1;
    private static final String SCIENCE_DAY = "national-science-popularization-day";
    private static final String FORM = "[data-notice='" + SCIENCE_DAY + "']";

    private static final String PLAN =
            """
            柳河县%1$d年生态环境宣传工作方案

            一、重点任务
            (一)世界海洋日、国际臭氧层保护日前后,开展“净水行动”,全年制作短视频不少于12部。
            (责任单位:县生态环境分局、县教育局)
            (二)继续办好“柳河母亲河保护日”活动,每年参加志愿者不少于500名。
            (责任单位:县水利局)
            """;

    @TempDir
    private Path directory;

    @Test
    void turnsAPlanIntoCampaignsAndMovesADayWithAllThatHangsOnIt() throws Exception {
        Optional<Browser.Found> found = Browser.find();
        assumeTrue(found.isPresent(), "skipped: no Chromium with chromedriver on this machine");
        try (RunningDemo demo = RunningDemo.start(directory.resolve("data"), "--port", "0", "--no-readers");
                Browser planner = Browser.open(found.get(), directory.resolve("planner"), demo.site())) {
            planner.signIn("planner");

            handInAndConfirm(planner, demo);
            moveTheScienceDay(planner, demo);
        }
    }

    private void handInAndConfirm(Browser planner, RunningDemo demo) throws Exception {
        Path file = Files.writeString(directory.resolve("柳河县方案.txt"), PLAN.formatted(YEAR));
        String plan = handIn(planner, file);

        acceptAll(planner, plan, "target");
        planner.go(plan + "?kind=day&show=open")
                .until("its days", page -> page.text().contains("世界海洋日"))
                .press("article.item button[value=accept]")
                .until("a campaign is made", page -> page.has(".made a[href^='/console/campaigns/']"));

        planner.go("/console/targets");
        assertThat(planner.text()).contains("12").contains("500");
        int campaigns = demo.items("/campaigns?year=" + YEAR).size();
        assertThat(handIn(planner, file)).as("the same document again").isEqualTo(plan);
        assertThat(demo.items("/campaigns?year=" + YEAR)).hasSize(campaigns);
        assertThat(demo.items("/targets")).hasSize(2);
    }

    /** The address of the document's page. */
    private static String handIn(Browser planner, Path file) {
        planner.go("/console/plans")
                .attach("input[name=file]", file)
                .press("form[data-upload] .btn-red")
                .until("the proposal", page -> page.address().contains("/console/plans/plan_"));
        return Pattern.compile("/console/plans/plan_[0-9a-z]+")
                .matcher(planner.address())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    private static void acceptAll(Browser planner, String plan, String kind) {
        planner.go(plan + "?kind=" + kind + "&show=open")
                .press("form[action$='/accept'] button")
                .confirm()
                .until("nothing of it is open", page -> !page.has("article.item[data-state=open]"));
    }

    private static void moveTheScienceDay(Browser planner, RunningDemo demo) {
        assertThat(pushAt(demo)).isEqualTo(YEAR + "-09-08T09:00:00");
        int sequence = sequence(demo);

        planner.go("/console/calendar?year=" + YEAR + "&day=" + YEAR + "-09-11")
                .press(FORM + " summary")
                .set(FORM + " input[name=start]", YEAR + "-09-18")
                .set(FORM + " input[name=end]", YEAR + "-09-24")
                .press(FORM + " .btn-red")
                .until("the preview", page -> page.has("[data-confirm]"));
        assertThat(planner.text()).contains("科普日预告").contains("T-3 09:00").contains("定活动方案");
        assertThat(pushAt(demo)).as("nothing moves before it is confirmed").isEqualTo(YEAR + "-09-08T09:00:00");

        planner.press("[data-confirm]").until("applied", page -> page.has("[data-cascade=applied]"));
        assertThat(pushAt(demo)).isEqualTo(YEAR + "-09-15T09:00:00");
        assertThat(calendar(demo)).contains("DTSTART;VALUE=DATE:" + YEAR + "0918");
        assertThat(sequence(demo)).as("calendars are told").isGreaterThan(sequence);

        planner.press("form[action$='/undo'] button")
                .confirm()
                .until("undone", page -> page.has("[data-cascade=undone]"));
        assertThat(pushAt(demo)).isEqualTo(YEAR + "-09-08T09:00:00");
        assertThat(sequence(demo)).as("a sequence never falls").isGreaterThan(sequence + 1);
    }

    private static String pushAt(RunningDemo demo) {
        JsonObject answer = demo.api("/pushes/push_demoscience1");
        return (answer.containsKey("push") ? answer.getJsonObject("push") : answer).getString("local");
    }

    private static String calendar(RunningDemo demo) {
        return demo.get(demo.site() + "/calendar/" + YEAR + ".ics").body();
    }

    private static int sequence(RunningDemo demo) {
        String event = calendar(demo).replace("\r\n", "\n").split("UID:" + SCIENCE_DAY + "-" + YEAR)[1];
        Matcher sequence = Pattern.compile("SEQUENCE:(\\d+)").matcher(event.split("END:VEVENT")[0]);
        assertThat(sequence.find()).isTrue();
        return Integer.parseInt(sequence.group(1));
    }
}
