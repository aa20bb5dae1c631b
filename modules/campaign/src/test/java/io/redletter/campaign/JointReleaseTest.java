package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Actor;
import io.redletter.accounts.ForbiddenException;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.campaign.joint.Freedom;
import io.redletter.campaign.joint.JointAnswering;
import io.redletter.campaign.joint.JointRelease;
import io.redletter.campaign.joint.JointService;
import io.redletter.campaign.joint.JointView;
import io.redletter.campaign.joint.NewJoint;
import io.redletter.campaign.joint.Standing;
import io.redletter.content.ContentService;
import io.redletter.content.Draft;
import io.redletter.content.Verdict;
import io.redletter.content.Work;
import io.redletter.content.WorkVersion;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class JointReleaseTest {
    private static final LocalDateTime EIGHT = LocalDateTime.of(2027, 6, 5, 8, 0);
    private static final Instant INSTANT = Instant.parse("2027-06-05T00:00:00Z");

    private final Platform platform;
    private final CampaignsFixture fixture;
    private final SettableClock clock;
    private final JointService joint;
    private final JointAnswering answers;
    private final Actor lead;
    private final Actor clerk;
    private final ChannelCard own;
    private final Work work;

    JointReleaseTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.fixture = new CampaignsFixture(platform);
        this.clock = clock;
        this.joint = fixture.campaigns.joint();
        this.answers = joint.answers();
        this.lead = fixture.planner;
        this.clerk = CampaignsFixture.actor(fixture.county, Role.OPERATOR);
        this.own = fixture.channel(fixture.county);
        this.work = fixture.released(fixture.campaign(), INSTANT);
    }

    @AfterEach
    void turnBackTheClock() {
        clock.set(PlatformExtension.START);
    }

    @Test
    void asksUnitsBelowAndShowsItToThemAlone() {
        Unit elsewhere = fixture.unit("外县", null, "");
        Actor stranger = CampaignsFixture.actor(elsewhere, Role.OPERATOR);

        JointRelease asked = ask(Set.of());

        assertThat(await(joint.get(clerk, asked.id())).parts()).singleElement().satisfies(part -> {
            assertThat(part.standing()).isEqualTo(Standing.ASKED);
            assertThat(part.mine()).isTrue();
        });
        assertThat(failure(joint.get(stranger, asked.id()))).isInstanceOf(NotFoundException.class);
        assertThat(failure(joint.ask(lead, wanted(Set.of(), Map.of(elsewhere.id(), List.of())))))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("unknown-unit"));
    }

    @Test
    void armsAPushOfTheUnitAtTheInstantOnceItConfirms() {
        JointRelease asked = ask(Set.of());

        confirm(asked, false);

        JointView.Part part = part(asked);
        assertThat(part.standing()).isEqualTo(Standing.READY);
        assertThat(part.push()).isNotNull().satisfies(push -> {
            assertThat(push.stateWord()).isEqualTo(PushState.ARMED);
            assertThat(push.due()).isEqualTo(INSTANT);
            assertThat(push.unitId()).isEqualTo(fixture.county.id());
            assertThat(push.channelIds()).containsExactly(own.id());
            assertThat(push.workHash()).isEqualTo(work.sealedHash());
        });
        assertThat(await(fixture.campaigns.pushes().find(clerk, part.push().id())))
                .isPresent();
    }

    @Test
    void givesTheSamePushToTheSameAnswerTwice() {
        JointRelease asked = ask(Set.of());

        confirm(asked, false);
        Push first = part(asked).push();
        confirm(asked, false);

        assertThat(part(asked).push()).isEqualTo(first);
        assertThat(pushes()).hasSize(1);
    }

    @Test
    void refusesAnAnswerOfAnotherUnitsPeople() {
        JointRelease asked = await(joint.ask(
                        lead, wanted(Set.of(), Map.of(fixture.county.id(), List.of(), fixture.city.id(), List.of()))))
                .joint();

        Throwable refused = failure(answers.confirm(clerk, asked.id(), fixture.city.id(), List.of(own.id()), false));

        assertThat(refused).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void saysBeforehandWhatStandsInTheWay() {
        ChannelCard foreign = fixture.channel(fixture.unit("外县", null, ""));
        fixture.put(new ChannelCard(foreign.id(), "webhook", "停用", fixture.county.id(), false, false));
        JointRelease asked = ask(Set.of());

        Throwable refused =
                failure(answers.confirm(clerk, asked.id(), fixture.county.id(), List.of(foreign.id()), false));

        assertThat(refused).isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                .isEqualTo("channel-disabled"));
        assertThat(part(asked).standing()).isEqualTo(Standing.ASKED);
        assertThat(pushes()).isEmpty();
    }

    @Test
    void speaksForAUnitThroughItsOwnChannelsOnly() {
        ChannelCard neighbours = fixture.channel(fixture.unit("邻县", null, ""));
        ChannelCard leads = fixture.channel(fixture.city);
        JointRelease asked = ask(Set.of());

        for (ChannelCard foreign : List.of(neighbours, leads)) {
            for (Actor anyone : List.of(clerk, lead)) {
                assertThat(failure(answers.confirm(
                                anyone, asked.id(), fixture.county.id(), List.of(own.id(), foreign.id()), false)))
                        .isInstanceOfSatisfying(RefusedException.class, refusal -> {
                            assertThat(refusal.code()).isEqualTo("channel-out-of-reach");
                            assertThat(refusal.pointer()).isEqualTo("/channelIds/1");
                        });
            }
        }
        assertThat(part(asked).standing()).isEqualTo(Standing.ASKED);
        assertThat(pushes()).isEmpty();
    }

    @Test
    void takesTheAnswerBackAndGivesItAnew() {
        JointRelease asked = ask(Set.of());
        confirm(asked, false);
        Push first = part(asked).push();

        await(answers.decline(clerk, asked.id(), fixture.county.id(), "当天停电"));

        assertThat(part(asked).standing()).isEqualTo(Standing.DECLINED);
        assertThat(push(first.id()).stateWord()).isEqualTo(PushState.CANCELLED);

        confirm(asked, false);

        assertThat(part(asked).standing()).isEqualTo(Standing.READY);
        assertThat(part(asked).push().id()).isNotEqualTo(first.id());
    }

    @Test
    void speaksAVariantOnlyWithItsOwnSignOffAndWithinItsFreedoms() {
        JointRelease asked = ask(Set.of(Freedom.TITLE, Freedom.ADDITION));
        Actor editor = CampaignsFixture.actor(fixture.county, Role.EDITOR);
        Work variant = await(answers.localise(editor, asked.id(), fixture.county.id()));
        assertThat(await(answers.localise(editor, asked.id(), fixture.county.id()))
                        .id())
                .isEqualTo(variant.id());

        assertThat(failure(tryOwn(asked)))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("work-not-approved"));

        write(editor, variant, "<p>别的正文</p>");
        assertThat(failure(tryOwn(asked))).isInstanceOfSatisfying(RefusedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("localised-too-much");
            assertThat(refusal.getMessage()).contains("正文").doesNotContain("标题");
        });

        write(editor, variant, "<p>正文</p><p>本县活动在人民广场。</p>");
        await(tryOwn(asked));

        assertThat(part(asked).standing()).isEqualTo(Standing.READY);
        assertThat(part(asked).push()).satisfies(push -> {
            assertThat(push.workId()).isEqualTo(variant.id());
            assertThat(push.due()).isEqualTo(INSTANT);
        });
        assertThat(await(fixture.content.service().get(variant.id())).releaseAt())
                .isEqualTo(INSTANT);
    }

    @Test
    void letsNobodyChangeAWordingThatIsFixed() {
        JointRelease asked = ask(Set.of());

        Throwable refused = failure(
                answers.localise(CampaignsFixture.actor(fixture.county, Role.EDITOR), asked.id(), fixture.county.id()));

        assertThat(refused).isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                .isEqualTo("joint-fixed"));
    }

    @Test
    void asksForAnotherConfirmationWhenTheLeadsWordingChanged() {
        Work fresh = fixture.approved(fixture.campaign());
        await(fixture.content.service().scheduleRelease(lead, fresh.id(), INSTANT));
        JointRelease asked = await(joint.ask(lead, wanted(fresh, Set.of(), Map.of(fixture.county.id(), List.of()))))
                .joint();
        confirm(asked, false);
        Actor editor = CampaignsFixture.actor(fixture.city, Role.EDITOR);

        write(editor, await(fixture.content.service().get(fresh.id())), "<p>改过的正文</p>");
        await(fixture.content.service().scheduleRelease(lead, fresh.id(), INSTANT));

        assertThat(part(asked).standing()).isEqualTo(Standing.OUTDATED);

        confirm(asked, false);

        assertThat(part(asked).standing()).isEqualTo(Standing.READY);
        assertThat(part(asked).push().workHash())
                .isEqualTo(await(fixture.content.service().get(fresh.id())).sealedHash());
    }

    @Test
    void movesEverybodyWithTheInstant() {
        JointRelease asked = ask(Set.of());
        confirm(asked, false);
        Push before = part(asked).push();

        await(joint.move(lead, asked.id(), EIGHT.plusHours(2), null, null));

        assertThat(push(before.id())).satisfies(push -> {
            assertThat(push.due()).isEqualTo(INSTANT.plus(Duration.ofHours(2)));
            assertThat(push.stateWord()).isEqualTo(PushState.ARMED);
        });
        assertThat(failure(joint.move(clerk, asked.id(), EIGHT, null, null))).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void callsEverybodyOff() {
        JointRelease asked = ask(Set.of());
        confirm(asked, false);
        Push before = part(asked).push();

        await(joint.cancel(lead, asked.id(), "天气"));

        assertThat(push(before.id()).stateWord()).isEqualTo(PushState.CANCELLED);
        assertThat(part(asked).standing()).isEqualTo(Standing.NOT_SENT);
        assertThat(failure(answers.confirm(clerk, asked.id(), fixture.county.id(), List.of(own.id()), false)))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("joint-cancelled"));
    }

    @Test
    void bringsBackInASweepWhatADeathLeftUndone() {
        JointRelease asked = ask(Set.of());
        confirm(asked, false);
        Push before = part(asked).push();
        await(platform.mongo()
                .one(fixture.campaigns.pushes().pushes().documents().deleteOne(id(before.id()))));
        assertThat(part(asked).standing()).isEqualTo(Standing.UNREADY);

        await(joint.sweep());

        assertThat(part(asked).standing()).isEqualTo(Standing.READY);
        assertThat(part(asked).push().id()).isEqualTo(before.id());
    }

    @Test
    void tellsWhoIsMissingWhenTheDayForAnswersHasPassed() {
        JointRelease asked = ask(Set.of());

        clock.set(asked.answerBy().plusSeconds(1));

        assertThat(part(asked).standing()).isEqualTo(Standing.OVERDUE);
    }

    @Test
    void takesFortyAnswersAtOnce() {
        Map<String, List<String>> units = new HashMap<>();
        Map<String, ChannelCard> channels = new HashMap<>();
        IntStream.range(0, 40).forEach(i -> {
            Unit unit = fixture.unit("乡镇" + i, fixture.county.id(), "");
            units.put(unit.id(), List.of());
            channels.put(unit.id(), fixture.channel(unit));
        });
        JointRelease asked = await(joint.ask(lead, wanted(Set.of(), units))).joint();

        await(Future.all(units.keySet().stream()
                .map(unit -> answers.confirm(
                        clerk, asked.id(), unit, List.of(channels.get(unit).id()), false))
                .toList()));

        JointView after = await(joint.get(lead, asked.id()));
        assertThat(after.tally()).containsExactly(Map.entry(Standing.READY, 40));
        assertThat(after.parts()).extracting(part -> part.push().due()).containsOnly(INSTANT);
    }

    private JointRelease ask(Set<Freedom> freedoms) {
        return await(joint.ask(lead, wanted(freedoms, Map.of(fixture.county.id(), List.of()))))
                .joint();
    }

    private NewJoint wanted(Set<Freedom> freedoms, Map<String, List<String>> units) {
        return wanted(work, freedoms, units);
    }

    private static NewJoint wanted(Work work, Set<Freedom> freedoms, Map<String, List<String>> units) {
        return new NewJoint(work.campaignId(), work.id(), null, EIGHT, null, null, freedoms, units, false);
    }

    private void confirm(JointRelease asked, boolean variant) {
        await(answers.confirm(clerk, asked.id(), fixture.county.id(), List.of(own.id()), variant));
    }

    private Future<JointRelease> tryOwn(JointRelease asked) {
        return answers.confirm(clerk, asked.id(), fixture.county.id(), List.of(own.id()), true);
    }

    private JointView.Part part(JointRelease asked) {
        return await(joint.get(clerk, asked.id())).parts().get(0);
    }

    private Push push(String id) {
        return await(fixture.campaigns.pushes().get(lead, id)).push();
    }

    private List<Push> pushes() {
        return await(fixture.campaigns.pushes().list(clerk, PushFilter.all()));
    }

    /** Writes the next version and has it approved by somebody else of the same unit. */
    private void write(Actor editor, Work work, String body) {
        ContentService content = fixture.content.service();
        int head = await(content.get(work.id())).headNumber();
        WorkVersion version = await(
                        content.saveVersion(editor, work.id(), head, new Draft("六五环境日", "一句话", body, null, null, null)))
                .version();
        await(content.submit(editor, work.id(), version.number()));
        Actor reviewer = new Actor("user_reviewer", "r", "审核", Set.of(Role.REVIEWER), editor.unitId());
        await(content.review(reviewer, work.id(), version.number(), version.hash(), Verdict.APPROVED, ""));
    }

    private static Document id(String id) {
        return new Document("_id", id);
    }
}
