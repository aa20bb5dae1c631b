package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.LatePolicy;
import io.redletter.campaign.NewPush;
import io.redletter.campaign.Push;
import io.redletter.content.SavedVersion;
import io.redletter.content.Work;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
final class TodayPageTest {
    private static ConsoleWorkday day;
    private static Work released;

    @BeforeAll
    static void open(Platform platform) {
        day = new ConsoleWorkday(platform);
        released = day.scheduled("一条河的三十年", platform.clock().instant().plusSeconds(5));
    }

    @AfterAll
    static void close() {
        await(day.town.agenda.stop());
    }

    @Test
    void tellsAReviewerAndNobodyElseWhatWaitsForReview() {
        SavedVersion saved = day.submitted("等着审的作品");

        Browser.Seen reviewer = day.browser("reviewer").get("/console");
        Browser.Seen author = day.browser("editor").get("/console");
        Browser.Seen manager = day.browser("manager").get("/console");

        assertThat(reviewer.links()).contains("/console/works/" + saved.work().id());
        assertThat(reviewer.text()).contains("等着审的作品").contains("等你审核");
        assertThat(author.text()).doesNotContain("等着审的作品");
        assertThat(manager.text()).doesNotContain("等着审的作品");
    }

    @Test
    void countsDownToWhatLeavesNextAndNamesWhatIsNotArmed() {
        Push armed = day.push(released, LocalDateTime.parse("2027-06-03T08:00:00"));
        Push planned = day.push(released, LocalDateTime.parse("2027-06-04T08:00:00"));
        await(day.town.campaigns.pushes().arm(day.planner, armed.id()));

        Browser.Seen page = day.browser("planner").get("/console");

        assertThat(page.text()).containsPattern("class=\"hero\" href=\"/console/pushes/" + armed.id());
        assertThat(page.text()).contains("data-countdown=\"" + armed.due().toEpochMilli());
        assertThat(page.text()).containsPattern("/console/pushes/" + planned.id() + "[\\s\\S]{0,900}还没有启用定时");
    }

    @Test
    void saysWhatDidNotLeaveAndWhy(SettableClock clock) {
        LocalDateTime soon = LocalDateTime.parse("2027-06-01T08:10:00");
        NewPush wanted = new NewPush(
                day.campaign.id(), released.id(), List.of(day.channel), soon, null, LatePolicy.skip(), true, false);
        Push push = await(day.town.campaigns.pushes().plan(day.planner, wanted)).push();
        await(day.town.campaigns.pushes().arm(day.planner, push.id()));
        Browser planner = day.browser("planner");

        clock.advance(Duration.ofMinutes(20));
        await(day.town.agenda.start());

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        planner.get("/console").text())
                .containsPattern("/console/pushes/" + push.id() + "[\\s\\S]{0,900}按设置不发"));
        assertThat(planner.get("/console/pushes/" + push.id()).text()).contains("data-state=\"skipped\"");
    }
}
