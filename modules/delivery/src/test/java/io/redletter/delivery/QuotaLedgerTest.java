package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.campaign.NewPush;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushAnswer;
import io.redletter.campaign.PushMove;
import io.redletter.campaign.QuotaAsk;
import io.redletter.campaign.QuotaEffect;
import io.redletter.campaign.QuotaWindow;
import io.redletter.content.Work;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class QuotaLedgerTest {
    private static final LocalDateTime JUNE = LocalDateTime.of(2027, 6, 5, 8, 0);
    private static final Instant IN_JUNE = Instant.parse("2027-06-05T00:00:00Z");

    private final Platform platform;
    private final SettableClock clock;
    private House house;
    private Work work;
    private ChannelAccount service;

    QuotaLedgerTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        clock.set(PlatformExtension.START);
        house = new House(platform, clock);
        work = house.work(clock.instant().plus(Duration.ofMinutes(5)));
        service = house.mass("service", "Asia/Shanghai");
    }

    @AfterEach
    void close() {
        house.close();
        TestStores.empty(platform);
    }

    @Test
    void countsWhatIsPlannedAndWhatIsArmed() {
        planned(service, JUNE);
        Push armed = planned(service, JUNE.plusDays(1));

        TestPlatform.await(house.campaigns.pushes().arm(house.boss, armed.id()));

        QuotaWindow month = window(service, IN_JUNE);
        assertThat(month.window()).isEqualTo("2027-06");
        assertThat(List.of(month.granted(), month.planned(), month.reserved(), month.spent(), month.left()))
                .containsExactly(4, 1, 1, 0, 2);
    }

    @Test
    void refusesTheFifthSendOfAMonthAndNamesTheNextFreeSlot() {
        IntStream.range(0, 4).forEach(day -> planned(service, JUNE.plusDays(day)));

        Throwable refusal = failure(plan(service, JUNE.plusDays(9), null));

        assertThat(refusal).isInstanceOf(RefusedException.class).hasMessageContaining("2027-07-01T00:00");
        assertThat(((RefusedException) refusal).code()).isEqualTo("quota-spent");
        assertThat(window(service, IN_JUNE).nextFree()).isEqualTo(Instant.parse("2027-06-30T16:00:00Z"));
        assertThat(window(service, IN_JUNE).planned()).isEqualTo(4);
    }

    @Test
    void letsAPersonGoBeyondForAReasonThatIsKept() {
        IntStream.range(0, 4).forEach(day -> planned(service, JUNE.plusDays(day)));

        Push beyond =
                TestPlatform.await(plan(service, JUNE.plusDays(9), "省厅要求加发")).push();
        TestPlatform.await(house.campaigns.pushes().arm(house.boss, beyond.id()));

        assertThat(window(service, IN_JUNE).planned() + window(service, IN_JUNE).reserved())
                .isEqualTo(5);
        assertThat(TestPlatform.await(house.trail().about(beyond.id(), 10))).anySatisfy(line -> {
            assertThat(line.action()).isEqualTo("quota.overridden");
            assertThat(line.detail()).contains("省厅要求加发");
            assertThat(line.actorId()).isEqualTo(house.boss.id());
        });
    }

    @Test
    void letsExactlyFourOfTwentyPlannersAtOnceIn() {
        List<Future<PushAnswer>> all = IntStream.range(0, 20)
                .mapToObj(minute -> plan(service, JUNE.plusMinutes(minute), null))
                .toList();
        TestPlatform.await(Future.join(all).otherwiseEmpty());

        assertThat(all).filteredOn(Future::succeeded).hasSize(4);
        assertThat(all).filteredOn(Future::failed).allSatisfy(failed -> assertThat(failed.cause())
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("quota-spent")));
        assertThat(window(service, IN_JUNE).planned()).isEqualTo(4);
    }

    @Test
    void keepsAPlaceForOneOnlyWhenTheSamePushIsPlannedTwice() {
        String id = Ids.next("push");
        NewPush wanted = NewPush.of(house.campaign(), work.id(), List.of(service.id()), JUNE);

        TestPlatform.await(house.campaigns.pushes().plan(house.boss, id, wanted));
        TestPlatform.await(house.campaigns.pushes().plan(house.boss, id, wanted));

        assertThat(window(service, IN_JUNE).planned()).isEqualTo(1);
    }

    @Test
    void givesAPlaceBackWhenAPushIsCancelledOrMovedAway() {
        Push cancelled = planned(service, JUNE);
        Push moved = planned(service, JUNE.plusDays(1));

        TestPlatform.await(house.campaigns.pushes().cancel(house.boss, cancelled.id(), "不发了"));
        TestPlatform.await(house.campaigns
                .pushes()
                .move(house.boss, moved.id(), new PushMove(JUNE.plusMonths(1), null, null, null, null)));

        assertThat(window(service, IN_JUNE).planned()).isZero();
        assertThat(window(service, Instant.parse("2027-07-05T00:00:00Z")).planned())
                .isEqualTo(1);
    }

    @Test
    void refusesAMoveIntoAFullMonthAndLeavesThePushWhereItWas() {
        IntStream.range(0, 4).forEach(day -> planned(service, JUNE.plusDays(day)));
        Push july = planned(service, JUNE.plusMonths(1));

        Throwable refusal = failure(house.campaigns.pushes().move(house.boss, july.id(), JUNE, null, null));

        assertThat(((RefusedException) refusal).code()).isEqualTo("quota-spent");
        assertThat(house.push(july.id())).isEqualTo(july);
        assertThat(window(service, Instant.parse("2027-07-05T00:00:00Z")).planned())
                .isEqualTo(1);
    }

    @Test
    void countsAMonthInTheZoneOfItsAccount() {
        ChannelAccount abroad = house.mass("service", "America/New_York");
        LocalDateTime firstOfJuly = LocalDateTime.of(2027, 7, 1, 8, 0);

        planned(service, firstOfJuly);
        planned(abroad, firstOfJuly);

        Instant then = firstOfJuly.atZone(House.CHINA).toInstant();
        assertThat(window(service, then).window()).isEqualTo("2027-07");
        assertThat(window(service, then).planned()).isEqualTo(1);
        assertThat(window(abroad, then).window()).isEqualTo("2027-06");
        assertThat(window(abroad, then).planned()).isEqualTo(1);
    }

    @Test
    void letsASubscriptionAccountSendOnceADay() {
        ChannelAccount subscription = house.mass("subscription", "Asia/Shanghai");
        planned(subscription, JUNE);

        Throwable refusal = failure(plan(subscription, JUNE.plusHours(15), null));
        Push tomorrow = planned(subscription, JUNE.plusHours(16));

        assertThat(((RefusedException) refusal).code()).isEqualTo("quota-spent");
        assertThat(tomorrow.due()).isEqualTo(Instant.parse("2027-06-05T16:00:00Z"));
    }

    @Test
    void putsNoLimitOnAWebhook() {
        ChannelAccount hook = house.webhook("partner");

        IntStream.range(0, 9).forEach(minute -> planned(hook, JUNE.plusMinutes(minute)));

        assertThat(TestPlatform.await(house.deliveries.quotas().windows(List.of(hook.id()), IN_JUNE)))
                .isEmpty();
    }

    @Test
    void freesThePlaceOfAPushThatWasNeverStored() {
        Push ghost = planned(service, JUNE);
        house.forget("pushes", ghost.id());

        TestPlatform.await(house.deliveries.quotas().sweep());
        assertThat(window(service, IN_JUNE).planned()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(3));
        TestPlatform.await(house.deliveries.quotas().sweep());

        assertThat(window(service, IN_JUNE).planned()).isZero();
    }

    @Test
    void writesDownWhatWasPlannedBeforeThereWasALedger() {
        Push old = planned(service, JUNE);
        house.forget("quota_windows", service.id() + ":2027-06");

        TestPlatform.await(house.deliveries.quotas().sweep());

        assertThat(window(service, IN_JUNE).planned()).isEqualTo(1);
        assertThat(old.due()).isEqualTo(IN_JUNE);
    }

    @Test
    void saysThatWhatWasSentIsSpent() {
        Push push = house.armed(service);

        clock.set(push.due());
        await().atMost(Duration.ofSeconds(60)).until(() -> house.isDelivered(push));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            clock.advance(Duration.ofSeconds(30));
            return house.delivery(push, service).stateWord().isEnd();
        });
        TestPlatform.await(house.deliveries.quotas().sweep());

        QuotaWindow month = window(service, push.due());
        assertThat(List.of(month.planned(), month.reserved(), month.spent())).containsExactly(0, 0, 1);
    }

    @Test
    void foretellsWhatAMoveDoesToBothMonths() {
        IntStream.range(0, 4).forEach(day -> planned(service, JUNE.plusDays(day)));
        Push july = planned(service, JUNE.plusMonths(1));

        List<QuotaEffect> effects = TestPlatform.await(
                house.deliveries.quotas().effects(List.of(new QuotaAsk(july.id(), service.id(), IN_JUNE, july.due()))));

        assertThat(effects)
                .extracting(
                        QuotaEffect::window, QuotaEffect::plannedBefore, QuotaEffect::plannedAfter, QuotaEffect::over)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("2027-07", 1, 0, false),
                        org.assertj.core.groups.Tuple.tuple("2027-06", 4, 5, true));
    }

    private QuotaWindow window(ChannelAccount account, Instant at) {
        return TestPlatform.await(house.deliveries.quotas().windows(List.of(account.id()), at))
                .get(0);
    }

    private Push planned(ChannelAccount account, LocalDateTime local) {
        return TestPlatform.await(plan(account, local, null)).push();
    }

    private Future<PushAnswer> plan(ChannelAccount account, LocalDateTime local, String beyond) {
        NewPush wanted = NewPush.of(house.campaign(), work.id(), List.of(account.id()), local);
        return house.campaigns.pushes().plan(house.boss, beyond == null ? wanted : wanted.beyondQuota(beyond));
    }
}
