package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.LatePolicy;
import io.redletter.campaign.NewPush;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.content.Work;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of pushes that a pause made late, and of the pauses themselves. */
@ExtendWith(PlatformExtension.class)
class LatePolicyTest {
    private static final Duration TO_COME = Duration.ofMinutes(10);

    private final Platform platform;
    private final SettableClock clock;
    private House house;
    private ChannelAccount channel;

    LatePolicyTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        clock.set(PlatformExtension.START);
        house = new House(platform, clock);
        channel = house.webhook("one");
    }

    @AfterEach
    void close() {
        house.close();
        TestStores.empty(platform);
        clock.set(PlatformExtension.START);
    }

    @Test
    void sendsWithinItsWindowWhatAPausedCampaignMadeLate() {
        Push push = armed(LatePolicy.sendWithin(Duration.ofMinutes(30)), true);

        lateBy(push, Duration.ofMinutes(20));

        assertThat(ended(push).stateWord()).isEqualTo(PushState.FINISHED);
        assertThat(house.otherSide.effects("webhook:one")).isEqualTo(1);
    }

    @Test
    void skipsWhatIsLaterThanItsWindowAndSaysWhy() {
        Push push = armed(LatePolicy.sendWithin(Duration.ofMinutes(30)), true);

        lateBy(push, Duration.ofMinutes(31));

        Push skipped = ended(push);
        assertThat(skipped.stateWord()).isEqualTo(PushState.SKIPPED);
        assertThat(skipped.reason()).startsWith("too-late");
        assertThat(house.otherSide.effects("webhook:one")).isZero();
    }

    @Test
    void holdsForAPersonWhoSendsItNow() {
        Push push = armed(LatePolicy.ask(), true);
        lateBy(push, Duration.ofMinutes(5));
        Push held = until(push, PushState.HELD);
        assertThat(held.reason()).startsWith("late-ask");

        await(house.campaigns.pushes().sendNow(house.boss, push.id(), null));
        clock.advance(Duration.ofSeconds(5));

        assertThat(ended(push).stateWord()).isEqualTo(PushState.FINISHED);
        assertThat(house.otherSide.effects("webhook:one")).isEqualTo(1);
    }

    @Test
    void holdsForAPersonWhoLeavesItOut() {
        Push push = armed(LatePolicy.ask(), true);
        lateBy(push, Duration.ofMinutes(5));
        until(push, PushState.HELD);

        Push skipped = await(house.campaigns.pushes().skip(house.boss, push.id(), "已经过时"));

        assertThat(skipped.stateWord()).isEqualTo(PushState.SKIPPED);
        assertThat(skipped.reason()).contains("已经过时");
        assertThat(skipped.finished()).isNotNull();
    }

    @Test
    void diesAtItsMidnightWhileAPersonIsAskedAndCannotBeSentAfterIt() {
        Push push = armed(LatePolicy.ask(), true);
        lateBy(push, Duration.ofMinutes(5));
        until(push, PushState.HELD);
        clock.set(push.dayEnd());

        RefusedException refused =
                (RefusedException) failure(house.campaigns.pushes().sendNow(house.boss, push.id(), null));

        assertThat(refused.code()).isEqualTo("day-over");
    }

    @Test
    void staysPausedThroughAStopOfTheAgendaAndSaysWhoAndWhy() {
        Push push = armed(LatePolicy.sendWithin(Duration.ofHours(2)), true);
        await(house.campaigns.pauses().pauseCampaign(house.boss, house.campaign(), "等省厅通知"));
        clock.set(push.due().plus(Duration.ofMinutes(1)));
        await(house.campaigns.pauses().start());

        assertThat(await(house.campaigns.pauses().ofCampaign(house.campaign()))).hasValueSatisfying(pause -> {
            assertThat(pause.reason()).isEqualTo("等省厅通知");
            assertThat(pause.byName()).isEqualTo(house.boss.name());
        });
        assertThat(await(house.campaigns.pushes().get(house.boss, push.id())).warnings())
                .extracting(warning -> warning.code())
                .contains("campaign-paused");
        assertThat(house.push(push.id()).stateWord()).isEqualTo(PushState.ARMED);

        await(house.campaigns.pauses().resumeCampaign(house.boss, house.campaign()));
        assertThat(ended(push).stateWord()).isEqualTo(PushState.FINISHED);
        assertThat(await(house.trail().about(house.campaign(), 10)))
                .extracting(line -> line.action())
                .contains("campaign.paused", "campaign.resumed");
    }

    @Test
    void stopsAWholeLaneAndCountsWhatWaitsOnIt() {
        Push push = armed(LatePolicy.sendWithin(Duration.ofHours(2)), true);
        await(house.campaigns.pauses().pauseLane(house.boss, "push", "平台故障"));
        clock.set(push.due().plus(Duration.ofMinutes(1)));

        assertThat(await(house.campaigns.pauses().lanes(house.boss)))
                .filteredOn(lane -> lane.lane().equals("push"))
                .singleElement()
                .satisfies(lane -> {
                    assertThat(lane.paused()).isTrue();
                    assertThat(lane.backlog()).isEqualTo(1);
                    assertThat(lane.oldest()).isEqualTo(push.due());
                });

        await(house.campaigns.pauses().resumeLane(house.boss, "push"));
        assertThat(ended(push).stateWord()).isEqualTo(PushState.FINISHED);
    }

    private Push armed(LatePolicy late, boolean dayBound) {
        Instant due = clock.instant().plus(TO_COME);
        Work work = house.work(clock.instant().plus(Duration.ofMinutes(5)));
        NewPush wanted = new NewPush(
                house.campaign(),
                work.id(),
                List.of(channel.id()),
                LocalDateTime.ofInstant(due, House.CHINA).withNano(0),
                null,
                late,
                dayBound,
                false);
        Push planned = await(house.campaigns.pushes().plan(house.boss, wanted)).push();
        return await(house.campaigns.pushes().arm(house.boss, planned.id())).push();
    }

    /** Pauses its campaign over its time, and lets it go on so much later. */
    private void lateBy(Push push, Duration late) {
        await(house.campaigns.pauses().pauseCampaign(house.boss, house.campaign(), "试一试"));
        clock.set(push.due().plus(late));
        await(house.campaigns.pauses().resumeCampaign(house.boss, house.campaign()));
    }

    private Push ended(Push push) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            clock.advance(Duration.ofSeconds(1)); // a call that was slow is made again
                            return house.push(push.id());
                        },
                        now -> now.stateWord() == PushState.FINISHED || now.stateWord() == PushState.SKIPPED);
    }

    private Push until(Push push, PushState state) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> house.push(push.id()), now -> now.stateWord() == state);
    }
}
