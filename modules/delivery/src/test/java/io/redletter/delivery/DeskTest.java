package io.redletter.delivery;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person does about deliveries: verdicts, confirmations, recalls, replays. */
@ExtendWith(PlatformExtension.class)
class DeskTest {
    static {
        // A busy machine may be slow; a correct program is still correct.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private static final String ONE = "webhook:one";
    private static final String WECHAT = "wechat";

    private final Platform platform;
    private final SettableClock clock;
    private House house;

    DeskTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        clock.set(PlatformExtension.START);
        house = new House(platform, clock);
    }

    @AfterEach
    void close() {
        house.close();
        TestStores.empty(platform);
    }

    @Test
    void withdrawsWhatIsOutAndSaysWhatTheReceiverWasTold() {
        ChannelAccount channel = house.webhook("one");
        Push push = sent(channel);

        TestPlatform.await(recalls().order(house.boss, push.id(), "withdraw", "", "数字有误", List.of()));

        await().until(() -> recall(push).isOver());
        assertThat(recall(push).state()).isEqualTo(Recall.DONE);
        assertThat(recall(push).words()).startsWith("withdrawal-received");
        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.RECALLED);
        assertThat(house.push(push.id()).stateWord()).isEqualTo(PushState.RECALLED);
        assertThat(received(1).getString("type")).isEqualTo("work.withdrawn");
        assertThat(received(1).getJsonObject("data")).isEqualTo(received(0).getJsonObject("data"));
    }

    @Test
    void ordersTheSameWithdrawalOnce() {
        Push push = sent(house.webhook("one"));

        TestPlatform.await(recalls().order(house.boss, push.id(), "withdraw", "", "数字有误", List.of()));
        await().until(() -> recall(push).isOver());
        TestPlatform.await(recalls().order(house.boss, push.id(), "withdraw", "", "又点了一次", List.of()));

        assertThat(TestPlatform.await(recalls().list(house.boss, push.id()))).hasSize(1);
        assertThat(house.otherSide.received(ONE, "receive")).hasSize(2);
    }

    @Test
    void keepsTryingToWithdrawWhileTheReceiverIsInTrouble() {
        Push push = sent(house.webhook("one"));
        house.otherSide.goWrong(ONE, "status5xx", null, 2, new JsonObject());

        TestPlatform.await(recalls().order(house.boss, push.id(), "withdraw", "", "数字有误", List.of()));

        await().until(() -> {
            clock.advance(Duration.ofSeconds(10));
            return recall(push).isOver();
        });
        assertThat(recall(push).state()).isEqualTo(Recall.DONE);
        assertThat(recall(push).tries()).isEqualTo(3);
    }

    @Test
    void deletesAPublicationAtThePlatform() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = sent(channel);

        TestPlatform.await(recalls().order(house.boss, push.id(), "withdraw", "", "数字有误", List.of()));

        await().until(() -> recall(push).isOver());
        assertThat(recall(push).words()).startsWith("wechat-deleted");
        assertThat(house.otherSide.received(WECHAT, "freepublish/delete")).hasSize(1);
    }

    @Test
    void sendsACorrectionUnderAKeyOfItsOwn() {
        ChannelAccount channel = house.webhook("one");
        Push push = sent(channel);

        TestPlatform.await(recalls().order(house.boss, push.id(), "correct", "种树 5 万棵,不是 50 万棵", "数字有误", List.of()));

        await().until(() -> recall(push).isOver());
        assertThat(recall(push).state()).isEqualTo(Recall.DONE);
        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(received(1).getString("type")).isEqualTo("work.corrected");
        assertThat(received(1).getJsonObject("data").getString("correction")).contains("5 万棵");
    }

    @Test
    void listsWhatCannotBeRecalledAndWhy() {
        ChannelAccount wechat = house.wechat("freepublish");
        Push push = sent(wechat);

        List<Recall> ordered =
                TestPlatform.await(recalls().order(house.boss, push.id(), "correct", "以本条为准", "数字有误", List.of()));

        assertThat(ordered).extracting(Recall::state).containsExactly(Recall.FAILED);
        assertThat(ordered.get(0).words()).startsWith("not-correctable");
    }

    @Test
    void raisesAnAlarmForAConfirmationAndMarksItOverdueAtItsDeadline() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "errcode", "freepublish/submit", 1, new JsonObject().put("code", 53504));
        clock.set(push.due());
        await().until(() -> !items().isEmpty() && items().get(0).deadline() != null);
        DeskService.Item raised = items().get(0);

        clock.set(raised.deadline().minusSeconds(1));
        assertThat(items().get(0).overdue()).isFalse();
        clock.set(raised.deadline());

        await().until(() -> items().get(0).overdue());
        assertThat(raised.delivery().stateWord()).isEqualTo(DeliveryState.CONFIRMING);
        assertThat(raised.deadline()).isEqualTo(raised.delivery().changedAt().plus(Duration.ofMinutes(30)));
        assertThat(raised.platform()).startsWith("https://mp.weixin.qq.com");
    }

    @Test
    void closesTheAlarmWhenAPersonHasConfirmed() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "errcode", "freepublish/submit", 1, new JsonObject().put("code", 53504));
        clock.set(push.due());
        await().until(() -> !items().isEmpty() && items().get(0).deadline() != null);

        TestPlatform.await(house.deliveries
                .service()
                .resolve(house.boss, Delivery.id(push.id(), channel.id()), Verdict.SENT, "已在后台确认"));
        clock.advance(Duration.ofMinutes(31));

        assertThat(items()).isEmpty();
    }

    @Test
    void replaysWhatFailedUnderTheSameKeyAndWithTheSameBytes() {
        ChannelAccount channel = house.webhook("one");
        Push push = failed(channel);
        String key = house.delivery(push, channel).key();
        house.otherSide.goWell();

        ReplayService.Preview counted = TestPlatform.await(replays().preview(house.boss, range(null)));
        Replay begun = TestPlatform.await(replays().start(house.boss, range(null), 60, "对方已恢复"));

        await().until(() -> {
            clock.advance(Duration.ofSeconds(5));
            return house.delivery(push, channel).stateWord() == DeliveryState.SENT;
        });
        await().until(() -> replay(begun).isOver());
        assertThat(counted.count()).isEqualTo(1);
        assertThat(counted.byReason()).containsKey("gave-up-target-busy");
        assertThat(replay(begun).replayed()).isEqualTo(1);
        assertThat(house.delivery(push, channel).key()).isEqualTo(key);
        assertThat(house.otherSide.received(ONE, "receive"))
                .extracting(entry -> entry.getString("key") + entry.getString("digest"))
                .hasSizeGreaterThan(4)
                .containsOnly(house.otherSide.received(ONE, "receive").get(0).getString("key")
                        + house.otherSide.received(ONE, "receive").get(0).getString("digest"));
    }

    @Test
    void replaysNoFasterThanItIsToldAndStopsWhenAPersonSaysSo() {
        ChannelAccount channel = house.webhook("one");
        for (int i = 0; i < 4; i++) {
            failed(channel);
        }
        house.otherSide.goWell();
        Replay begun = TestPlatform.await(replays().start(house.boss, range(null), 12, "对方已恢复"));

        await().until(() -> replay(begun).next() == 1);
        TestPlatform.await(replays().cancel(house.boss, begun.id()));
        clock.advance(Duration.ofMinutes(5));

        await().until(() -> replay(begun).isOver());
        assertThat(replay(begun).state()).isEqualTo(Replay.CANCELLED);
        assertThat(replay(begun).next()).isEqualTo(1);
        assertThat(replay(begun).total()).isEqualTo(4);
    }

    @Test
    void goesOnWithAReplayThatADeadNodeLeft() {
        ChannelAccount channel = house.webhook("one");
        Push push = failed(channel);
        house.otherSide.goWell();
        Replay begun = TestPlatform.await(replays().start(house.boss, range(null), 60, "对方已恢复"));
        await().until(() -> replay(begun).isOver());

        house.leaveBehind(
                "replays",
                begun.id(),
                combine(set("state", Replay.WORKING), set("owner", "ghost#1"), set("next", 0), set("replayed", 0)));

        await().until(() -> replay(begun).isOver());
        assertThat(replay(begun).passed() + replay(begun).replayed()).isEqualTo(1);
        assertThat(house.otherSide.effects(ONE)).isLessThanOrEqualTo(1);
        assertThat(house.delivery(push, channel).key()).hasSize(32);
    }

    @Test
    void handsToAPersonWhatMayHaveArrivedUnderAKeyThatIsForgotten() {
        ChannelAccount channel = house.webhook("one");
        Push push = failed(channel);
        house.otherSide.goWell();
        Instant old = clock.instant().minus(Duration.ofHours(30));
        house.leaveBehind(
                "deliveries",
                Delivery.id(push.id(), channel.id()),
                combine(set("attempts.0.outcome", "unknown"), set("attempts.0.startedAt", Date.from(old))));

        Replay begun = TestPlatform.await(replays().start(house.boss, range(null), 60, "对方已恢复"));

        await().until(() -> replay(begun).isOver());
        assertThat(replay(begun).toDesk()).isEqualTo(1);
        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(house.delivery(push, channel).reason()).startsWith("replay-may-double");
        assertThat(house.otherSide.effects(ONE)).isZero();
    }

    @Test
    void refusesToReplayNothing() {
        Throwable refusal = failure(replays().start(house.boss, range("no-such-code"), 60, "试试"));

        assertThat(refusal).isInstanceOf(RefusedException.class);
    }

    private List<DeskService.Item> items() {
        return TestPlatform.await(house.deliveries.desk().open().open(house.boss));
    }

    private RecallService recalls() {
        return house.deliveries.desk().recalls();
    }

    private ReplayService replays() {
        return house.deliveries.desk().replays();
    }

    private Recall recall(Push push) {
        return TestPlatform.await(recalls().list(house.boss, push.id())).get(0);
    }

    private Replay replay(Replay begun) {
        return TestPlatform.await(replays().get(house.boss, begun.id()));
    }

    private ReplayRange range(String code) {
        return new ReplayRange(
                null,
                null,
                code,
                PlatformExtension.START.minus(Duration.ofDays(2)),
                clock.instant().plus(Duration.ofDays(30)));
    }

    private JsonObject received(int number) {
        return new JsonObject(
                house.otherSide.received(ONE, "receive").get(number).getString("body"));
    }

    private Push sent(ChannelAccount channel) {
        Push push = house.armed(channel);
        clock.set(push.due());
        await().until(() -> {
            clock.advance(Duration.ofSeconds(1));
            return house.push(push.id()).stateWord() == PushState.FINISHED;
        });
        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.SENT);
        return push;
    }

    /** A push that the other side could not take, however often. */
    private Push failed(ChannelAccount channel) {
        house.otherSide.goWrong(ONE, "status5xx", null, 1000, new JsonObject());
        Push push = house.armed(channel);
        clock.set(push.due());
        await().until(() -> {
            clock.advance(Duration.ofMinutes(1));
            return house.push(push.id()).stateWord() == PushState.FINISHED;
        });
        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.REFUSED);
        return push;
    }
}
