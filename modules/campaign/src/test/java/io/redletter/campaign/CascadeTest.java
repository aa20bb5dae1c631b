package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.AuditEntry;
import io.redletter.accounts.ForbiddenException;
import io.redletter.accounts.Role;
import io.redletter.campaign.cascade.Cascade;
import io.redletter.campaign.cascade.CascadePlan;
import io.redletter.campaign.cascade.CascadeState;
import io.redletter.campaign.cascade.Conflict;
import io.redletter.campaign.cascade.Move;
import io.redletter.campaign.cascade.MoveKind;
import io.redletter.campaign.cascade.Outcome;
import io.redletter.campaign.cascade.Stay;
import io.redletter.campaign.days.StoredNotice;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class CascadeTest {
    private static final LocalDate WEEK_LATER = CascadeTown.START.plusDays(7);
    private static final LocalDate WEEK_LATER_END = CascadeTown.END.plusDays(7);

    private final Platform platform;
    private final SettableClock clock;
    private CascadeTown town;

    CascadeTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void build() {
        clock.set(PlatformExtension.START);
        await(platform.mongo()
                .done(platform.mongo().collection("day_notices", Document.class).deleteMany(new Document())));
        town = new CascadeTown(platform);
    }

    @Test
    void showsEverythingThatMovesAndChangesNothing() {
        CascadeTown.Standing before = town.standing();

        CascadePlan plan = preview();

        assertThat(ofTown(plan))
                .extracting(Move::kind, move -> move.from().local().toString(), move -> move.to()
                        .local()
                        .toString())
                .contains(
                        line(MoveKind.CAMPAIGN, "2027-09-18T00:00", "2027-09-25T00:00"),
                        line(MoveKind.TASK, "2027-08-04T00:00", "2027-08-11T00:00"),
                        line(MoveKind.RELEASE, "2027-09-14T08:00", "2027-09-21T08:00"),
                        line(MoveKind.PUSH, "2027-09-15T09:00", "2027-09-22T09:00"),
                        line(MoveKind.PUSH, "2027-09-18T08:00", "2027-09-25T08:00"),
                        line(MoveKind.PUSH, "2027-09-25T10:00", "2027-10-02T10:00"));
        assertThat(town.standing()).isEqualTo(before);
    }

    @Test
    void tellsOfACampaignWhoseDayMovedWithoutItUntilItIsMovedToo() {
        CampaignService campaigns = town.fixture.campaigns.campaigns();
        await(town.fixture.campaigns.days().put(town.planner, town.notice(WEEK_LATER, WEEK_LATER_END)));

        List<StrayedCampaign> strayed = await(campaigns.strayed(town.planner));

        assertThat(strayed)
                .filteredOn(one -> one.campaign().id().equals(town.campaign.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.date().start()).isEqualTo(WEEK_LATER));
        assertThat(town.now(town.armed).local()).as("nothing moved by itself").isEqualTo("2027-09-15T09:00");
        apply(await(town.cascades().ofCampaign(town.planner, town.campaign.id(), WEEK_LATER, WEEK_LATER_END)));
        assertThat(await(campaigns.strayed(town.now(town.campaign)))).isEmpty();
        assertThat(town.now(town.armed).local()).isEqualTo("2027-09-22T09:00");
    }

    @Test
    void saysWhatDoesNotMoveAndWhy() {
        CascadePlan plan = preview();

        assertThat(plan.stays())
                .filteredOn(stay -> List.of(town.byDate.id(), town.fixed.id()).contains(stay.subject()))
                .extracting(Stay::code)
                .containsExactlyInAnyOrder("fixed", "fixed");
    }

    @Test
    void movesAllOfItByOneConfirmationAndKeepsArmedPushesArmed() {
        Cascade cascade = apply(preview());

        assertThat(cascade.state()).isEqualTo(CascadeState.APPLIED);
        assertThat(town.now(town.campaign).start()).isEqualTo(WEEK_LATER);
        assertThat(town.now(town.campaign).end()).isEqualTo(WEEK_LATER_END);
        assertThat(town.now(town.campaign).follows()).isTrue();
        assertThat(town.now(town.early).deadline()).isEqualTo("2027-08-11");
        assertThat(town.now(town.work).releaseAt()).isEqualTo(Instant.parse("2027-09-21T00:00:00Z"));
        assertThat(town.now(town.armed).local()).isEqualTo("2027-09-22T09:00");
        assertThat(town.now(town.armed).stateWord()).isEqualTo(PushState.ARMED);
        assertThat(town.now(town.planned).stateWord()).isEqualTo(PushState.PLANNED);
        assertThat(town.now(town.byDate).local()).isEqualTo("2027-09-20T12:00");
        assertThat(town.fixture
                        .campaigns
                        .days()
                        .almanac()
                        .resolve(CascadeTown.DAY, 2027)
                        .get(0)
                        .start())
                .isEqualTo(WEEK_LATER);
    }

    @Test
    void setsTheAlarmOfAMovedPushAndDropsTheOldOne() {
        apply(preview());

        Push moved = town.now(town.armed);

        assertThat(alarms())
                .contains(moved.id() + "@" + moved.version())
                .doesNotContain(moved.id() + "@" + town.armed.version());
    }

    @Test
    void takesEverythingBackAndRaisesTheNoticesSequenceAgain() {
        CascadeTown.Standing before = town.standing();
        int sequence = notice().sequence();
        Cascade cascade = apply(preview());

        Cascade undone = await(town.cascades().undo(town.planner, cascade.id()));

        assertThat(undone.state()).isEqualTo(CascadeState.UNDONE);
        assertThat(undone.notTakenBack()).isZero();
        assertThat(town.standing()).isEqualTo(before);
        assertThat(notice().sequence()).isGreaterThan(sequence + 1);
    }

    @Test
    void neverMovesAPushThatWasSent() {
        CascadePlan plan = preview();
        long fence = town.fixture.claim(town.armed);
        await(town.fixture.campaigns.pushes().finish(town.armed.id(), fence, PushState.FINISHED, null));
        Push sent = town.now(town.armed);

        Throwable stale = failure(town.cascades().apply(town.planner, plan));
        Cascade cascade = apply(preview());
        Cascade undone = await(town.cascades().undo(town.planner, cascade.id()));

        assertThat(stale).isInstanceOf(ChangedMeanwhileException.class);
        assertThat(cascade.moves()).extracting(Move::subject).doesNotContain(sent.id());
        assertThat(undone.moves()).extracting(Move::subject).doesNotContain(sent.id());
        assertThat(town.now(town.armed)).isEqualTo(sent);
    }

    @Test
    void leavesAPushThatBeganToLeaveAfterTheConfirmationAndSaysSo() {
        CascadePlan plan = preview();
        Firing ground = new Firing(town.fixture.campaigns.ground(), () -> town.fixture.claim(town.armed));

        Cascade cascade = await(town.over(ground).apply(town.planner, plan));

        Move left = moveOf(cascade, town.armed.id());
        assertThat(left.outcome()).isEqualTo(Outcome.LEFT);
        assertThat(left.note()).contains("正在发送");
        assertThat(town.now(town.armed).local()).isEqualTo(town.armed.local());
        assertThat(town.now(town.afterwards).local()).isEqualTo("2027-10-02T10:00");
    }

    @Test
    void refusesWhatChangedSinceItWasShown() {
        CascadePlan plan = preview();
        await(town.fixture
                .campaigns
                .pushes()
                .move(town.planner, town.planned.id(), LocalDateTime.of(2027, 9, 17, 8, 0), null, null));

        Throwable refusal = failure(town.cascades().apply(town.planner, plan));

        assertThat(refusal).isInstanceOf(ChangedMeanwhileException.class);
        assertThat(town.now(town.campaign).start()).isEqualTo(CascadeTown.START);
    }

    @Test
    void carriesOutAConfirmationThatIsSentTwiceOnce() {
        CascadePlan plan = preview();

        Cascade first = apply(plan);
        Cascade again = apply(plan);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(town.now(town.campaign).version()).isEqualTo(town.campaign.version() + 1);
    }

    @Test
    void holdsAnArmedPushWhoseNewTimeIsPastInsteadOfLosingIt() {
        clock.set(Instant.parse("2027-09-10T00:00:00Z"));
        CascadePlan plan = await(town.cascades()
                .ofNotice(town.planner, town.notice(LocalDate.of(2027, 9, 11), LocalDate.of(2027, 9, 17))));

        Cascade cascade = apply(plan);

        assertThat(plan.conflicts()).extracting(Conflict::code).contains("past");
        Push held = town.now(town.armed);
        assertThat(held.stateWord()).isEqualTo(PushState.HELD);
        assertThat(held.local()).isEqualTo("2027-09-08T09:00");
        assertThat(held.reason()).contains("已经过去");
        assertThat(moveOf(cascade, held.id()).note()).contains("已经过去");
    }

    @Test
    void armsAgainWhatItHeldWhenItIsTakenBack() {
        clock.set(Instant.parse("2027-09-10T00:00:00Z"));
        Cascade cascade = apply(await(town.cascades()
                .ofNotice(town.planner, town.notice(LocalDate.of(2027, 9, 11), LocalDate.of(2027, 9, 17)))));

        await(town.cascades().undo(town.planner, cascade.id()));

        Push back = town.now(town.armed);
        assertThat(back.stateWord()).isEqualTo(PushState.ARMED);
        assertThat(back.local()).isEqualTo(town.armed.local());
        assertThat(alarms()).contains(back.id() + "@" + back.version());
    }

    @Test
    void leavesWhatAPersonMovedAfterwardsWhenItIsTakenBack() {
        Cascade cascade = apply(preview());
        await(town.fixture
                .campaigns
                .pushes()
                .move(town.planner, town.planned.id(), LocalDateTime.of(2027, 9, 30, 8, 0), null, null));

        Cascade undone = await(town.cascades().undo(town.planner, cascade.id()));

        assertThat(moveOf(undone, town.planned.id()).undone()).isEqualTo(Outcome.LEFT);
        assertThat(town.now(town.planned).local()).isEqualTo("2027-09-30T08:00");
        assertThat(town.now(town.campaign).start()).isEqualTo(CascadeTown.START);
    }

    @Test
    void refusesToTakeBackWhereANewerNoticeStands() {
        Cascade cascade = apply(preview());
        await(town.fixture
                .campaigns
                .days()
                .put(town.planner, town.notice(WEEK_LATER.plusDays(2), WEEK_LATER_END.plusDays(2))));

        Throwable refusal = failure(town.cascades().undo(town.planner, cascade.id()));

        assertThat(((RefusedException) refusal).code()).isEqualTo("notice-changed");
    }

    @Test
    void holdsArmedPushesOfACancelledDayWhoseCampaignIsKept() {
        Cascade cascade = apply(await(town.cascades().ofNotice(town.planner, town.cancelled())));

        assertThat(town.now(town.campaign).state()).isEqualTo(CampaignState.PLANNED);
        assertThat(town.now(town.armed).stateWord()).isEqualTo(PushState.HELD);
        assertThat(town.now(town.armed).reason()).contains("这一天已取消");
        assertThat(town.now(town.planned).stateWord()).isEqualTo(PushState.PLANNED);
        assertThat(cascade.state()).isEqualTo(CascadeState.APPLIED);
    }

    @Test
    void cancelsTheCampaignsOfACancelledDayThatWereChosenAndBringsThemBack() {
        CascadeTown.Standing before = town.standing();
        Cascade cascade =
                apply(await(town.cascades().ofNotice(town.planner, town.cancelled(), Set.of(town.campaign.id()))));
        await(town.fixture.campaigns.sweep());
        assertThat(town.now(town.campaign).state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(town.now(town.armed).stateWord()).isEqualTo(PushState.CANCELLED);

        await(town.cascades().undo(town.planner, cascade.id()));

        assertThat(town.standing().pushes()).isEqualTo(before.pushes());
        assertThat(town.now(town.campaign).state()).isEqualTo(CampaignState.PLANNED);
    }

    @Test
    void movesWhatHangsOnACampaignGivenOtherDatesByHand() {
        CascadePlan plan = await(town.cascades()
                .ofCampaign(
                        town.planner,
                        town.campaign.id(),
                        CascadeTown.START.minusDays(3),
                        CascadeTown.END.minusDays(3)));

        apply(plan);

        assertThat(town.now(town.campaign).follows()).isFalse();
        assertThat(town.now(town.armed).local()).isEqualTo("2027-09-12T09:00");
        assertThat(town.now(town.armed).stateWord()).isEqualTo(PushState.ARMED);
        assertThat(town.now(town.work).releaseAt()).isEqualTo(Instant.parse("2027-09-11T00:00:00Z"));
        assertThat(await(town.cascades().ofNotice(town.planner, town.notice(WEEK_LATER, WEEK_LATER_END)))
                        .stays())
                .filteredOn(stay -> stay.subject().equals(town.campaign.id()))
                .extracting(Stay::code)
                .containsExactly("by-hand");
    }

    @Test
    void refusesOtherDatesThatWouldLeaveThingsBehind() {
        Throwable refusal = failure(town.fixture
                .campaigns
                .campaigns()
                .change(
                        town.planner,
                        town.campaign.id(),
                        new CampaignChange(null, null, CascadeTown.START.plusDays(1), null, null)));

        assertThat(((RefusedException) refusal).code()).isEqualTo("dates-move-things");
    }

    @Test
    void warnsOfAPushByDateThatWouldLeaveBeforeItsWorkIsOut() {
        CascadePlan plan = preview();

        assertThat(plan.conflicts())
                .filteredOn(conflict -> conflict.code().equals("release-after-push"))
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.subjects()).contains(town.byDate.id()));
    }

    @Test
    void warnsOfTwoPushesToOneChannelInOneHour() {
        Push first = town.now(town.armed);
        await(town.fixture
                .campaigns
                .pushes()
                .plan(
                        town.planner,
                        NewPush.of(
                                town.campaign.id(),
                                town.work.id(),
                                first.channelIds(),
                                LocalDateTime.of(2027, 9, 22, 9, 30))));

        CascadePlan plan = preview();

        assertThat(plan.conflicts()).extracting(Conflict::code).contains("same-hour");
    }

    @Test
    void tellsTheAuditTrailOfTheConfirmationAndOfEveryMove() {
        Cascade cascade = apply(preview());
        await(town.cascades().undo(town.planner, cascade.id()));

        assertThat(actions(cascade.id()))
                .containsExactly("cascade.undone", "cascade.undo-confirmed", "cascade.applied", "cascade.confirmed");
        assertThat(actions(town.armed.id())).startsWith("push.moved", "push.moved");
        assertThat(actions(town.campaign.id())).startsWith("campaign.moved", "campaign.moved");
        assertThat(actions(town.early.id())).startsWith("task.moved", "task.moved");
    }

    @Test
    void doesNotShowOrMoveWhatAnActorDoesNotSee() {
        var stranger = CampaignsFixture.actor(town.fixture.unit("他市", null, "湖南省"), Role.PLANNER);

        CascadePlan plan = await(town.cascades().ofNotice(stranger, town.notice(WEEK_LATER, WEEK_LATER_END)));

        assertThat(plan.moves()).extracting(Move::campaignId).doesNotContain(town.campaign.id());
        assertThat(plan.conflicts()).extracting(Conflict::code).contains("out-of-sight");
    }

    @Test
    void refusesWhoMayNotPlan() {
        var editor = CampaignsFixture.actor(town.fixture.city, Role.EDITOR);

        Throwable refusal = failure(town.cascades().ofNotice(editor, town.notice(WEEK_LATER, WEEK_LATER_END)));

        assertThat(refusal).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void saysThatACountyMayNotEnterANotice() {
        var county = CampaignsFixture.actor(town.fixture.county, Role.PLANNER);

        CascadePlan plan = await(town.cascades().ofNotice(county, town.notice(WEEK_LATER, WEEK_LATER_END)));

        assertThat(plan.problems()).singleElement().asString().contains("最上级单位");
        assertThat(((RefusedException) failure(town.cascades().apply(county, plan))).code())
                .isEqualTo("cascade-stopped");
    }

    private CascadePlan preview() {
        return await(town.cascades().ofNotice(town.planner, town.notice(WEEK_LATER, WEEK_LATER_END)));
    }

    private Cascade apply(CascadePlan plan) {
        return await(town.cascades().apply(town.planner, plan));
    }

    private List<Move> ofTown(CascadePlan plan) {
        return plan.moves().stream()
                .filter(move -> move.campaignId().equals(town.campaign.id()))
                .toList();
    }

    private static Move moveOf(Cascade cascade, String subject) {
        return cascade.moves().stream()
                .filter(move -> move.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private StoredNotice notice() {
        return town.fixture.campaigns.days().notice(CascadeTown.DAY, 2027).orElseThrow();
    }

    private List<String> actions(String subject) {
        return await(town.fixture.accounts.trail().about(subject, 100)).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private List<String> alarms() {
        return await(platform.redis().send(Command.KEYS, "rl:*alarm*")).stream()
                .flatMap(key -> await(platform.redis().send(Command.ZRANGE, key, 0, -1)).stream())
                .map(Object::toString)
                .filter(member -> member.contains("push_"))
                .map(member -> member.substring(member.indexOf("push_")))
                .toList();
    }

    private static Tuple line(MoveKind kind, String from, String to) {
        return Tuple.tuple(kind, from, to);
    }

    @Test
    void refusesAConfirmationWhoseCampaignSomebodyMovedAtThatMomentAndMovesNothing() {
        CascadePlan plan = onTo(CascadeTown.START.minusDays(3));
        CascadeTown.Standing before = town.standing();
        Firing ground = new Firing(town.fixture.campaigns.ground(), () -> apply(onTo(CascadeTown.START.minusDays(5))));

        Throwable refusal = failure(town.over(ground).apply(town.planner, plan));
        Throwable again = failure(town.cascades().apply(town.planner, plan));

        assertThat(refusal).isInstanceOf(ChangedMeanwhileException.class);
        assertThat(again).isInstanceOf(ChangedMeanwhileException.class);
        assertThat(town.now(town.campaign).start()).isEqualTo(CascadeTown.START.minusDays(5));
        assertThat(town.now(town.armed).local()).isEqualTo("2027-09-10T09:00");
        assertThat(town.standing()).isNotEqualTo(before);
        assertThat(await(town.cascades().list(town.planner)))
                .filteredOn(cascade ->
                        cascade.id().equals("cascade_" + plan.digest().substring(0, 26)))
                .singleElement()
                .satisfies(cascade -> {
                    assertThat(cascade.state()).isEqualTo(CascadeState.ABANDONED);
                    assertThat(cascade.left()).isEqualTo(cascade.moves().size());
                });
    }

    @Test
    void letsOneOfManyConflictingConfirmationsThroughAndRefusesTheOthers() {
        List<CascadePlan> plans = List.of(
                onTo(CascadeTown.START.minusDays(1)),
                onTo(CascadeTown.START.minusDays(2)),
                onTo(CascadeTown.START.minusDays(3)),
                onTo(CascadeTown.START.minusDays(4)));

        List<Future<Cascade>> all = plans.stream()
                .map(plan -> town.cascades().apply(town.planner, plan))
                .toList();
        await(Future.join(all).otherwiseEmpty());

        assertThat(all).filteredOn(Future::succeeded).singleElement().satisfies(done -> assertThat(
                        done.result().left())
                .isZero());
        assertThat(all)
                .filteredOn(Future::failed)
                .extracting(Future::cause)
                .hasSize(3)
                .allSatisfy(cause -> assertThat(cause).isInstanceOf(ChangedMeanwhileException.class));
    }

    @Test
    void refusesADigestThatNoPreviewGave() {
        CascadePlan plan = preview();
        CascadePlan odd = new CascadePlan(
                plan.cause(), plan.moves(), plan.stays(), plan.quotas(), plan.conflicts(), plan.problems(), "x");

        assertThat(failure(town.cascades().apply(town.planner, odd))).isInstanceOf(ChangedMeanwhileException.class);
    }

    @Test
    void doesNotTakeOtherDatesForAConfirmationOfBefore() {
        CascadePlan plan = onTo(CascadeTown.START.minusDays(3));
        apply(plan);

        CascadePlan other = onTo(CascadeTown.START.minusDays(6));
        CascadePlan forged = new CascadePlan(
                other.cause(),
                other.moves(),
                other.stays(),
                other.quotas(),
                other.conflicts(),
                other.problems(),
                plan.digest());

        assertThat(failure(town.cascades().apply(town.planner, forged))).isInstanceOf(ChangedMeanwhileException.class);
    }

    @Test
    void refusesToCancelACampaignThatDoesNotLoseItsDay() {
        Throwable notOffered = failure(town.cascades().ofNotice(town.planner, town.cancelled(), Set.of("nope")));
        Throwable notCancelled = failure(town.cascades()
                .ofNotice(town.planner, town.notice(WEEK_LATER, WEEK_LATER_END), Set.of(town.campaign.id())));

        assertThat(((RefusedException) notOffered).pointer()).isEqualTo("/cancel/0");
        assertThat(((RefusedException) notCancelled).pointer()).isEqualTo("/cancel/0");
    }

    private CascadePlan onTo(LocalDate start) {
        return await(town.cascades().ofCampaign(town.planner, town.campaign.id(), start, start.plusDays(6)));
    }
}
