package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditEntry;
import io.redletter.accounts.ForbiddenException;
import io.redletter.accounts.Role;
import io.redletter.content.Work;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class PushServiceTest {
    private static final LocalDateTime EIGHT = LocalDateTime.of(2027, 6, 5, 8, 0);
    private static final Instant EIGHT_IN_SHANGHAI = Instant.parse("2027-06-05T00:00:00Z");
    private static final Instant RELEASE = Instant.parse("2027-06-04T16:00:00Z");

    private final CampaignsFixture fixture;
    private final PushService pushes;
    private final Actor planner;
    private final Campaign campaign;

    PushServiceTest(Platform platform) {
        this.fixture = new CampaignsFixture(platform);
        this.pushes = fixture.campaigns.pushes();
        this.planner = fixture.planner;
        this.campaign = fixture.campaign();
    }

    @Test
    void plansAPushAtTheInstantItsLocalTimeMeans() {
        Push push = planned(fixture.released(campaign, RELEASE));

        Push stored = await(pushes.find(planner, push.id())).orElseThrow();

        assertThat(stored).isEqualTo(push);
        assertThat(stored.due()).isEqualTo(EIGHT_IN_SHANGHAI);
        assertThat(stored.stateWord()).isEqualTo(PushState.PLANNED);
        assertThat(stored.unitId()).isEqualTo(fixture.city.id());
    }

    @Test
    void plansTheSamePushOnceUnderOneId() {
        Work work = fixture.released(campaign, RELEASE);
        NewPush wanted = NewPush.of(
                campaign.id(), work.id(), List.of(fixture.channel(fixture.city).id()), EIGHT);
        String id = Ids.next("push");

        Push first = await(pushes.plan(planner, id, wanted)).push();
        Push again = await(pushes.plan(planner, id, wanted)).push();

        assertThat(again).isEqualTo(first);
        assertThat(await(pushes.list(planner, PushFilter.ofWork(work.id())))).containsExactly(first);
    }

    @Test
    void armsWithTheHashThatWasApprovedAndSetsTheAlarm() {
        Work work = fixture.released(campaign, RELEASE);
        Push push = planned(work);

        Push armed = await(pushes.arm(planner, push.id())).push();

        assertThat(armed.stateWord()).isEqualTo(PushState.ARMED);
        assertThat(armed.workHash()).isEqualTo(work.sealedHash());
        assertThat(alarms()).contains(push.id() + "@" + armed.version());
    }

    @Test
    void armsAnArmedPushAgainWithoutAnyChange() {
        Push armed = armed();

        Push again = await(pushes.arm(planner, armed.id())).push();

        assertThat(again).isEqualTo(armed);
    }

    @Test
    void movesAnArmedPushAndItsAlarmWithIt() {
        Push armed = armed();

        Push moved = await(pushes.move(planner, armed.id(), EIGHT.plusHours(1), null, armed.version()))
                .push();

        assertThat(moved.stateWord()).isEqualTo(PushState.ARMED);
        assertThat(moved.due()).isEqualTo(EIGHT_IN_SHANGHAI.plusSeconds(3600));
        assertThat(moved.version()).isGreaterThan(armed.version());
        assertThat(alarms())
                .contains(armed.id() + "@" + moved.version())
                .doesNotContain(armed.id() + "@" + armed.version());
    }

    @Test
    void refusesToMoveAnArmedPushBeforeItsRelease() {
        Push armed = armed();

        Throwable refusal = failure(pushes.move(planner, armed.id(), LocalDateTime.of(2027, 6, 4, 12, 0), null, null));

        refused(refusal, "release-after-push");
        assertThat(await(pushes.find(planner, armed.id()))).contains(armed);
    }

    @Test
    void letsExactlyOneOfTwoMoversWin() {
        Push push = armed();

        List<Future<PushAnswer>> moving = IntStream.range(1, 3)
                .mapToObj(hour -> pushes.move(planner, push.id(), EIGHT.plusHours(hour), null, push.version()))
                .toList();
        await(Future.join(moving).otherwiseEmpty());

        assertThat(moving).filteredOn(Future::succeeded).hasSize(1);
        assertThat(moving)
                .filteredOn(Future::failed)
                .singleElement()
                .extracting(Future::cause)
                .isInstanceOf(ChangedMeanwhileException.class);
        Push winner = moving.stream()
                .filter(Future::succeeded)
                .findFirst()
                .orElseThrow()
                .result()
                .push();
        assertThat(await(pushes.find(planner, push.id()))).contains(winner);
    }

    @Test
    void holdsAndResumes() {
        Push armed = armed();

        Push held = await(pushes.hold(planner, armed.id(), "等领导意见"));
        List<String> whileHeld = alarms();
        Push resumed = await(pushes.resume(planner, armed.id())).push();

        assertThat(held.stateWord()).isEqualTo(PushState.HELD);
        assertThat(held.reason()).isEqualTo("等领导意见");
        assertThat(whileHeld).noneMatch(member -> member.startsWith(armed.id()));
        assertThat(resumed.stateWord()).isEqualTo(PushState.ARMED);
        assertThat(resumed.reason()).isNull();
        assertThat(alarms()).contains(armed.id() + "@" + resumed.version());
    }

    @Test
    void cancelsBeforeItLeavesAndRefusesOnceItIsLeaving() {
        Push waiting = armed();
        Push leaving = armed();
        fixture.claim(leaving);

        Push cancelled = await(pushes.cancel(planner, waiting.id(), "不发了"));
        Throwable tooLate = failure(pushes.cancel(planner, leaving.id(), "不发了"));

        assertThat(cancelled.stateWord()).isEqualTo(PushState.CANCELLED);
        refused(tooLate, "push-firing").hasMessageContaining("正在发送");
        assertThat(await(pushes.find(planner, leaving.id())).orElseThrow().stateWord())
                .isEqualTo(PushState.FIRING);
    }

    @Test
    void refusesAMoveThatAClaimOvertook() {
        Push push = armed();
        fixture.claim(push);

        Throwable stale = failure(pushes.move(planner, push.id(), EIGHT.plusHours(2), null, push.version()));

        assertThat(stale).isInstanceOf(ChangedMeanwhileException.class);
    }

    @Test
    void refusesToArmACancelledPush() {
        Push push = planned(fixture.released(campaign, RELEASE));
        await(pushes.cancel(planner, push.id(), "不发了"));

        refused(failure(pushes.arm(planner, push.id())), "push-over");
    }

    @Test
    void warnsOfAnotherPushToTheSameChannelInTheSameHour() {
        Work work = fixture.released(campaign, RELEASE);
        ChannelCard channel = fixture.channel(fixture.city);
        Push first = plan(work, channel, EIGHT);

        String second = fixture.released(campaign, RELEASE).id();
        String third = fixture.released(campaign, RELEASE).id();
        PushAnswer beside = await(
                pushes.plan(planner, NewPush.of(campaign.id(), second, List.of(channel.id()), EIGHT.plusMinutes(59))));
        PushAnswer after = await(
                pushes.plan(planner, NewPush.of(campaign.id(), third, List.of(channel.id()), EIGHT.plusMinutes(60))));

        assertThat(beside.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("same-hour");
            assertThat(warning.pushIds()).containsExactly(first.id());
        });
        assertThat(after.warnings()).isEmpty();
    }

    @Test
    void saysThatClocksMovedATime() {
        Work work = fixture.released(campaign, RELEASE);
        NewPush gap = new NewPush(
                campaign.id(),
                work.id(),
                List.of(fixture.channel(fixture.city).id()),
                LocalDateTime.of(2028, 3, 26, 2, 30),
                "Europe/Berlin",
                null,
                true,
                false);

        PushAnswer answer = await(pushes.plan(planner, gap));

        assertThat(answer.push().due()).isEqualTo(Instant.parse("2028-03-26T01:30:00Z"));
        assertThat(answer.warnings()).extracting(PushAnswer.Warning::code).contains("time-shifted");
    }

    @Test
    void hidesAPushFromUnitsBesideAndShowsItAbove() {
        Campaign below = await(fixture.campaigns
                .campaigns()
                .create(
                        planner,
                        NewCampaign.forDay("world-environment-day", 2027).of(fixture.county.id())));
        Push push = plan(below, fixture.released(below, RELEASE), fixture.channel(fixture.county));
        Actor beside = CampaignsFixture.actor(fixture.unit("邻县", fixture.city.id(), ""), Role.PLANNER);

        assertThat(await(pushes.find(planner, push.id()))).contains(push);
        assertThat(await(pushes.find(beside, push.id()))).isEmpty();
        assertThat(await(pushes.list(beside, PushFilter.all()))).isEmpty();
        assertThat(failure(pushes.cancel(beside, push.id(), "x"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void letsOnlyWhoMayPlanPushes() {
        Actor editor = CampaignsFixture.actor(fixture.city, Role.EDITOR);
        Push push = planned(fixture.released(campaign, RELEASE));

        assertThat(failure(pushes.arm(editor, push.id())))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("编排推送");
    }

    @Test
    void leavesALineInTheTrailForEachStep() {
        Push push = armed();
        await(pushes.hold(planner, push.id(), "等等"));
        await(pushes.cancel(planner, push.id(), "不发了"));

        List<AuditEntry> lines = await(fixture.accounts.trail().about(push.id(), 10));

        assertThat(lines)
                .extracting(AuditEntry::action)
                .containsExactly("push.cancelled", "push.held", "push.armed", "push.planned");
        assertThat(lines).extracting(AuditEntry::actorId).containsOnly(planner.id());
    }

    private Push armed() {
        Push push = planned(fixture.released(campaign, RELEASE));
        return await(pushes.arm(planner, push.id())).push();
    }

    private Push planned(Work work) {
        return plan(work, fixture.channel(fixture.city), EIGHT);
    }

    private Push plan(Work work, ChannelCard channel, LocalDateTime local) {
        return await(pushes.plan(planner, NewPush.of(campaign.id(), work.id(), List.of(channel.id()), local)))
                .push();
    }

    private Push plan(Campaign owner, Work work, ChannelCard channel) {
        return await(pushes.plan(planner, NewPush.of(owner.id(), work.id(), List.of(channel.id()), EIGHT)))
                .push();
    }

    private List<String> alarms() {
        return await(fixture.platform.redis().send(Command.KEYS, "rl:*alarm*")).stream()
                .flatMap(key -> await(fixture.platform.redis().send(Command.ZRANGE, key, 0, -1)).stream())
                .map(Object::toString)
                .filter(member -> member.contains("push_"))
                .map(member -> member.substring(member.indexOf("push_")))
                .toList();
    }

    private static AbstractThrowableAssert<?, ?> refused(Throwable refusal, String code) {
        return assertThat(refusal).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
