package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.Push;
import io.redletter.delivery.list.ListCounts;
import io.redletter.delivery.list.Person;
import io.redletter.delivery.list.TargetState;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How many of a list stand where and why, and what a person says of each of those in doubt. */
class PeopleOfADeliveryTest extends HouseTest {
    private static final String HOME = "@home.example";

    PeopleOfADeliveryTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Test
    void countsEverybodyOnceWithTheReason() {
        house.people.addMany(5, HOME);
        house.people.add("nobody@home.example");
        house.people.add("strict@home.example");
        ChannelAccount channel = house.email();
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        house.people.optOut(house.people.id("reader1" + HOME), "email", "page");

        fire(push);
        awaitState(push, channel, DeliveryState.SENT);

        PeopleService.Standing standing = standing(push, channel);
        assertThat(standing.counts().targets()).isEqualTo(6);
        assertThat(standing.counts().heldBack()).isEqualTo(1);
        assertThat(standing.counts().sent()).isEqualTo(4);
        assertThat(standing.counts().refused()).isEqualTo(2);
        assertThat(standing.reasons())
                .containsExactlyEntriesOf(Map.of(TargetState.REFUSED, Map.of("bad-address", 1L, "policy", 1L)));
    }

    @Test
    void takesAVerdictForEachPersonAndSettlesTheDeliveryWithTheLast() {
        ChannelAccount channel = house.email();
        Push push = doubtful(channel, 3);
        List<Person> doubts = house.people(push, channel, TargetState.UNKNOWN);

        Delivery still = resolve(push, channel, Set.of(doubts.get(0).recipientId()), Verdict.SENT);
        assertThat(still.stateWord()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(counts(push, channel).unknown()).isEqualTo(2);
        Delivery settled = resolve(push, channel, ids(doubts.subList(1, 3)), Verdict.NOT_SENT);

        assertThat(settled.stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(counts(push, channel).sent()).isEqualTo(8);
        assertThat(counts(push, channel).refused()).isEqualTo(2);
    }

    @Test
    void sendsAgainOnlyToThoseItIsSaidOf() {
        ChannelAccount channel = house.email();
        Push push = doubtful(channel, 3);
        List<Person> doubts = house.people(push, channel, TargetState.UNKNOWN);

        resolve(push, channel, Set.of(doubts.get(0).recipientId()), Verdict.SEND_AGAIN);

        awaitState(push, channel, DeliveryState.UNKNOWN, Duration.ofSeconds(5));
        org.awaitility.Awaitility.await().until(() -> counts(push, channel).isOver());
        assertThat(counts(push, channel).sent()).isEqualTo(8);
        assertThat(counts(push, channel).unknown()).isEqualTo(2);
        assertThat(house.otherSide.get("/sandbox/ledger/keys/" + doubts.get(0).key()))
                .contains("\"requests\":2");
        assertThat(house.otherSide.get("/sandbox/ledger/keys/" + doubts.get(1).key()))
                .contains("\"requests\":1");
    }

    @Test
    void passesOverWhoIsNotInDoubt() {
        ChannelAccount channel = house.email();
        Push push = doubtful(channel, 1);
        Person sent = house.people(push, channel, TargetState.SENT).get(0);

        resolve(push, channel, Set.of(sent.recipientId()), Verdict.NOT_SENT);

        assertThat(counts(push, channel).sent()).isEqualTo(9);
        assertThat(counts(push, channel).unknown()).isEqualTo(1);
    }

    @Test
    void refusesAVerdictOfNobody() {
        ChannelAccount channel = house.email();
        Push push = doubtful(channel, 1);

        Throwable refusal = failure(house.deliveries
                .people()
                .resolve(house.boss, Delivery.id(push.id(), channel.id()), Set.of(), Verdict.SENT, ""));

        assertThat(refusal).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.pointer())
                .isEqualTo("/recipientIds"));
    }

    /** Ten people, of whom so many are in doubt. */
    private Push doubtful(ChannelAccount channel, int doubts) {
        house.people.addMany(10, HOME);
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        house.otherSide.goWrong("mail", "answer-lost", null, doubts, new JsonObject());
        fire(push);
        awaitState(push, channel, DeliveryState.UNKNOWN);
        return push;
    }

    private Delivery resolve(Push push, ChannelAccount channel, Set<String> people, Verdict verdict) {
        return await(house.deliveries
                .people()
                .resolve(house.boss, Delivery.id(push.id(), channel.id()), people, verdict, "查过服务器日志"));
    }

    private PeopleService.Standing standing(Push push, ChannelAccount channel) {
        return await(house.deliveries.people().standing(house.boss, Delivery.id(push.id(), channel.id())));
    }

    private ListCounts counts(Push push, ChannelAccount channel) {
        return standing(push, channel).counts();
    }

    private static Set<String> ids(List<Person> people) {
        return people.stream().map(Person::recipientId).collect(Collectors.toSet());
    }
}
