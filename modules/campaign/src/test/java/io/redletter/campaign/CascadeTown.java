package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.Actor;
import io.redletter.campaign.cascade.CascadeGround;
import io.redletter.campaign.cascade.CascadeService;
import io.redletter.campaign.days.StoredNotice;
import io.redletter.campaign.task.NewTask;
import io.redletter.campaign.task.Task;
import io.redletter.content.Work;
import io.redletter.platform.Platform;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** A city whose campaign for the day of science popularization hangs together: tasks, releases, pushes of every kind. */
final class CascadeTown {
    static final String DAY = "national-science-popularization-day";
    static final LocalDate START = LocalDate.of(2027, 9, 18);
    static final LocalDate END = LocalDate.of(2027, 9, 24);

    final CampaignsFixture fixture;
    final Actor planner;
    final Campaign campaign;
    final Task early;
    final Task fixed;
    final Work work;
    final Push armed;
    final Push planned;
    final Push afterwards;
    final Push byDate;

    CascadeTown(Platform platform) {
        this.fixture = new CampaignsFixture(platform);
        this.planner = fixture.planner;
        await(fixture.campaigns.days().put(planner, notice(0, START, END)));
        this.campaign = await(fixture.campaigns.campaigns().create(planner, NewCampaign.forDay(DAY, 2027)));
        this.early = await(fixture.campaigns
                .tasks()
                .create(planner, new NewTask(campaign.id(), "定方案", null, RelativeTime.parse("T-45"), null)));
        this.fixed = await(fixture.campaigns
                .tasks()
                .create(planner, new NewTask(campaign.id(), "报预算", LocalDate.of(2027, 7, 1), null, null)));
        this.work = fixture.released(campaign, Instant.parse("2027-09-14T00:00:00Z"));
        this.armed = arm(plan("T-3 09:00"));
        this.planned = plan("T 08:00");
        this.afterwards = arm(plan("E+1 10:00"));
        this.byDate = arm(await(fixture.campaigns
                        .pushes()
                        .plan(
                                planner,
                                NewPush.of(
                                        campaign.id(),
                                        work.id(),
                                        List.of(fixture.channel(fixture.city).id()),
                                        LocalDateTime.of(2027, 9, 20, 12, 0))))
                .push());
    }

    Push plan(String relative) {
        return await(fixture.campaigns
                        .pushes()
                        .plan(
                                planner,
                                NewPush.of(
                                        campaign.id(),
                                        work.id(),
                                        List.of(fixture.channel(fixture.city).id()),
                                        RelativeTime.parse(relative))))
                .push();
    }

    Push arm(Push push) {
        return await(fixture.campaigns.pushes().arm(planner, push.id())).push();
    }

    CascadeService cascades() {
        return fixture.campaigns.cascades();
    }

    /** The same service over other ground, as after a restart or on a machine that dies. */
    CascadeService over(CascadeGround ground) {
        Accounts accounts = fixture.accounts;
        return new CascadeService(
                fixture.platform,
                new CascadeService.Parts(
                        accounts, fixture.campaigns.days(), fixture.campaigns.quotas(), ground, fixture.agenda::now));
    }

    Push now(Push push) {
        return await(fixture.campaigns.pushes().get(planner, push.id())).push();
    }

    Campaign now(Campaign one) {
        return await(fixture.campaigns.campaigns().get(planner, one.id()));
    }

    Task now(Task task) {
        return await(fixture.campaigns.tasks().find(task.id())).orElseThrow();
    }

    Work now(Work one) {
        return await(fixture.content.service().get(one.id()));
    }

    /** Where everything stands in time and state, whatever its version. */
    Standing standing() {
        Campaign there = now(campaign);
        return new Standing(
                List.of(there.start(), there.end()),
                there.state(),
                there.follows(),
                List.of(now(early).deadline(), now(fixed).deadline()),
                Optional.ofNullable(now(work).releaseAt()),
                List.of(armed, planned, afterwards, byDate).stream()
                        .map(this::now)
                        .map(push -> push.local() + " " + push.due() + " " + push.state() + " " + push.relative())
                        .toList(),
                fixture.campaigns.days().almanac().resolve(DAY, 2027).get(0).start());
    }

    record Standing(
            List<LocalDate> dates,
            CampaignState state,
            boolean follows,
            List<LocalDate> deadlines,
            Optional<Instant> release,
            List<String> pushes,
            LocalDate day) {}

    /** A notice that takes the place of the one that stands. */
    StoredNotice notice(LocalDate start, LocalDate end) {
        return notice(version(), start, end);
    }

    StoredNotice cancelled() {
        return StoredNotice.draft(
                version(), DAY, 2027, "cancelled", null, null, "关于取消的通知", "中国科协", null, "科协发〔2027〕9号");
    }

    private long version() {
        return fixture.campaigns
                .days()
                .notice(DAY, 2027)
                .map(StoredNotice::version)
                .orElse(0L);
    }

    private static StoredNotice notice(long version, LocalDate start, LocalDate end) {
        return StoredNotice.draft(
                version,
                DAY,
                2027,
                "announced",
                start,
                end,
                "关于举办全国科普日活动的通知",
                "中国科协",
                LocalDate.of(2027, 5, 20),
                "科协发〔2027〕1号");
    }
}
