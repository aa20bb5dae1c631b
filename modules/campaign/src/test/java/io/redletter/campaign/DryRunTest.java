package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.dryrun.DryRun;
import io.redletter.campaign.dryrun.DryRunCsv;
import io.redletter.campaign.dryrun.DryRunRow;
import io.redletter.content.Work;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class DryRunTest {
    private static final LocalDateTime EIGHT = LocalDateTime.of(2027, 6, 5, 8, 0);
    private static final Instant BEFORE = Instant.parse("2027-06-04T16:00:00Z");

    private final CampaignsFixture fixture;
    private final SettableClock clock;
    private final PushService pushes;
    private final Campaign campaign;

    DryRunTest(Platform platform, SettableClock clock) {
        this.fixture = new CampaignsFixture(platform);
        this.clock = clock;
        this.pushes = fixture.campaigns.pushes();
        this.campaign = fixture.campaign();
    }

    @AfterEach
    void turnBackTheClock() {
        clock.set(PlatformExtension.START);
    }

    @Test
    void saysOfEveryPushAndChannelWhatLeavesWhereAndWhen() {
        Work work = fixture.released(campaign, BEFORE);
        ChannelCard one = fixture.channel(fixture.city);
        ChannelCard two = fixture.channel(fixture.city);
        Push late = plan(work, EIGHT.plusHours(2), one);
        Push soon = plan(fixture.released(campaign, BEFORE), EIGHT, one, two);
        await(pushes.arm(fixture.planner, soon.id()));

        DryRun run = ofCampaign();

        assertThat(run.rows()).extracting(DryRunRow::pushId).containsExactly(soon.id(), soon.id(), late.id());
        DryRunRow first = run.rows().get(0);
        assertThat(first.verdict()).isEqualTo(DryRunRow.Verdict.LEAVES);
        assertThat(first.what().hash()).hasSize(64);
        assertThat(first.where().channelId()).isEqualTo(one.id());
        assertThat(first.when().due()).isEqualTo(Instant.parse("2027-06-05T00:00:00Z"));
        assertThat(first.when().dies()).isEqualTo(Instant.parse("2027-06-05T16:00:00Z"));
        assertThat(run.rows().get(2).verdict()).isEqualTo(DryRunRow.Verdict.UNARMED);
        assertThat(run.totals().leaves()).isEqualTo(2);
    }

    @Test
    void namesEverythingInTheWayAndNotOnlyTheFirst() {
        ChannelCard off = fixture.channel(fixture.city);
        Push push = plan(fixture.draft(campaign).work(), EIGHT, off);
        fixture.put(new ChannelCard(off.id(), off.kind(), off.name(), off.unitId(), false, false));

        DryRunRow row = ofPush(push);

        assertThat(row.verdict()).isEqualTo(DryRunRow.Verdict.BLOCKED);
        assertThat(codes(row.obstacles()))
                .containsExactly("work-not-approved", "release-after-push", "channel-disabled");
        assertThat(row.what().hash()).isNull();
    }

    @Test
    void agreesWithArmingOnTheFirstThingInTheWay() {
        Push push = plan(fixture.approved(campaign), EIGHT, fixture.channel(fixture.city));

        String refused = ((RefusedException) failure(pushes.arm(fixture.planner, push.id()))).code();

        assertThat(codes(ofPush(push).obstacles()).get(0)).isEqualTo(refused);
    }

    @Test
    void saysThatAnArmedPushWillNotLeaveOnceItsWorkWasChanged() {
        Work work = fixture.released(campaign, BEFORE);
        Push push = plan(work, EIGHT, fixture.channel(fixture.city));
        await(pushes.arm(fixture.planner, push.id()));
        await(fixture.content.service().withdraw(fixture.planner, work.id(), "有错字"));

        DryRunRow row = ofPush(push);

        assertThat(row.verdict()).isEqualTo(DryRunRow.Verdict.BLOCKED);
        assertThat(codes(row.obstacles())).contains("work-withdrawn");
    }

    @Test
    void warnsOfTheSameHourTheSameWorkAndADayOutside() {
        Work work = fixture.released(campaign, BEFORE);
        ChannelCard channel = fixture.channel(fixture.city);
        Push first = plan(work, EIGHT.plusDays(9), channel);
        Push second = plan(work, EIGHT.plusDays(9).plusMinutes(20), channel);

        List<DryRunRow.Finding> warnings = ofPush(second).warnings();

        assertThat(codes(warnings)).containsExactly("outside-campaign", "same-hour", "same-work");
        assertThat(warnings.get(1).pushIds()).containsExactly(first.id());
    }

    @Test
    void looksAtAPushThatIsNotWrittenDownAndWritesNothing() {
        Work work = fixture.approved(campaign);
        NewPush wanted = NewPush.of(
                campaign.id(), work.id(), List.of(fixture.channel(fixture.city).id()), EIGHT);

        DryRun run = await(fixture.campaigns.dryRuns().ofDraft(fixture.planner, wanted));

        assertThat(run.scope()).isEqualTo(DryRun.Scope.DRAFT);
        assertThat(codes(run.rows().get(0).obstacles())).containsExactly("release-after-push");
        assertThat(await(pushes.list(fixture.planner, PushFilter.ofCampaign(campaign.id()))))
                .isEmpty();
    }

    @Test
    void showsAUnitItsOwnAndThoseBelowAndNobodyElsesWork() {
        Push push = plan(fixture.released(campaign, BEFORE), EIGHT, fixture.channel(fixture.city));
        Instant from = Instant.parse("2027-06-01T00:00:00Z");
        Instant until = Instant.parse("2027-07-01T00:00:00Z");

        DryRun run = await(fixture.campaigns.dryRuns().ofUnit(fixture.planner, fixture.city.id(), from, until));
        Throwable below = failure(fixture.campaigns
                .dryRuns()
                .ofUnit(
                        CampaignsFixture.actor(fixture.county, io.redletter.accounts.Role.PLANNER),
                        fixture.city.id(),
                        from,
                        until));

        assertThat(run.rows()).extracting(DryRunRow::pushId).contains(push.id());
        assertThat(below).isInstanceOf(NotFoundException.class);
    }

    @Test
    void disarmsFormulasInTheTableForASpreadsheet() {
        ChannelCard sly = fixture.put(new ChannelCard(
                io.redletter.platform.Ids.next("ch"),
                "webhook",
                "=HYPERLINK(\"http://x\",\"点我\")",
                fixture.city.id(),
                true,
                false));
        plan(fixture.released(campaign, BEFORE), EIGHT, sly);

        String csv = DryRunCsv.of(ofCampaign());

        assertThat(csv).startsWith("\uFEFF").contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"点我\"\")\"");
        assertThat(csv.lines().count()).isGreaterThan(1);
    }

    private DryRun ofCampaign() {
        return await(fixture.campaigns.dryRuns().ofCampaign(fixture.planner, campaign.id()));
    }

    private DryRunRow ofPush(Push push) {
        return await(fixture.campaigns.dryRuns().ofPush(fixture.planner, push.id()))
                .rows()
                .get(0);
    }

    private static List<String> codes(List<DryRunRow.Finding> findings) {
        return findings.stream().map(DryRunRow.Finding::code).toList();
    }

    private Push plan(Work work, LocalDateTime at, ChannelCard... channels) {
        List<String> ids =
                java.util.stream.Stream.of(channels).map(ChannelCard::id).toList();
        return await(pushes.plan(fixture.planner, NewPush.of(campaign.id(), work.id(), ids, at)))
                .push();
    }
}
