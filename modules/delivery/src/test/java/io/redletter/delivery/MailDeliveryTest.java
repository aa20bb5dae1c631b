package io.redletter.delivery;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.delivery.list.ListCounts;
import io.redletter.delivery.list.Person;
import io.redletter.delivery.list.TargetState;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MailDeliveryTest extends HouseTest {
    private static final String MAIL = "mail";
    private static final String HOME = "@home.example";

    MailDeliveryTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Test
    void writesToEverybodyOfTheListOnce() {
        house.people.addMany(1_234, HOME);
        ChannelAccount channel = house.email();
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);

        fire(push);

        awaitState(push, channel, DeliveryState.SENT);
        ListCounts counts = house.counts(push, channel);
        assertThat(counts.sent()).isEqualTo(1_234);
        assertThat(counts.percent()).isEqualTo(100);
        assertThat(house.otherSide.get("/sandbox/ledger?limit=1")).contains("\"effects\":1234", "\"requests\":1234");
        assertThat(house.people.contacted).hasSize(1_234);
        await().until(() -> house.push(push.id()).stateWord() == PushState.FINISHED);
    }

    @Test
    void triesAgainWhoAsksForItAndGivesUpWhoIsNotThere() {
        house.people.add("late@home.example");
        house.people.add("nobody@home.example");
        house.people.add("strict@home.example");
        house.people.add("full@home.example");
        house.people.add("no address at all");
        house.people.add("reader@home.example");
        ChannelAccount channel = house.email();
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);

        fire(push);
        awaitState(push, channel, DeliveryState.SENT, Duration.ofSeconds(40));

        assertThat(house.counts(push, channel).sent()).isEqualTo(2);
        assertThat(house.people(push, channel, TargetState.REFUSED))
                .extracting(Person::recipientId, Person::code)
                .containsExactlyInAnyOrder(
                        tuple(house.people.id("nobody@home.example"), "bad-address"),
                        tuple(house.people.id("no address at all"), "bad-address"),
                        tuple(house.people.id("strict@home.example"), "policy"),
                        tuple(house.people.id("full@home.example"), "gave-up-mailbox-full"));
        assertThat(house.people.bounced)
                .containsOnlyKeys(house.people.id("nobody@home.example"), house.people.id("no address at all"));
    }

    @Test
    void putsOnTheDeskWhoseAnswerWasLostAndSendsToThemNoMore() {
        house.people.addMany(60, HOME);
        ChannelAccount channel = house.email();
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        house.otherSide.goWrong(MAIL, "answer-lost", null, 3, new JsonObject());

        fire(push);

        awaitState(push, channel, DeliveryState.UNKNOWN);
        assertThat(house.counts(push, channel).sent()).isEqualTo(57);
        List<Person> doubts = house.people(push, channel, TargetState.UNKNOWN);
        assertThat(doubts).hasSize(3).allSatisfy(person -> assertThat(person.tries())
                .isEqualTo(1));
        assertThat(doubts).allSatisfy(person -> assertThat(house.otherSide.get("/sandbox/ledger/keys/" + person.key()))
                .contains("\"requests\":1,\"effects\":1"));
    }

    @Test
    void triesAgainWhenTheConnectionBreaksBeforeTheMessageIsHandedOver() {
        house.people.addMany(30, HOME);
        ChannelAccount channel = house.email();
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        house.otherSide.goWrong(MAIL, "rate-limit", null, 5, new JsonObject());

        fire(push);
        awaitState(push, channel, DeliveryState.SENT, Duration.ofSeconds(40));

        assertThat(house.counts(push, channel).sent()).isEqualTo(30);
        assertThat(house.otherSide.get("/sandbox/ledger?limit=1")).contains("\"effects\":30");
    }

    @Test
    void leavesInDoubtOnlyWhatADeadNodeHadOnTheWire() {
        house.people.addMany(40, HOME);
        ChannelAccount channel = house.email();
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        fire(push);
        awaitState(push, channel, DeliveryState.SENT);

        String delivery = Delivery.id(push.id(), channel.id());
        house.leaveBehind("deliveries", delivery, combine(set("state", "accepted"), set("accepted", true)));
        house.leaveBehind(
                "delivery_chunks",
                delivery + ":0",
                combine(
                        set("state", "sending"),
                        set("owner", "ghost#1"),
                        set("states", "s".repeat(20) + "ff" + "w".repeat(18)),
                        set("tries", "1".repeat(22) + "0".repeat(18)),
                        set(
                                "window",
                                List.of(
                                        new Document("target", 20).append("digest", "00"),
                                        new Document("target", 21).append("digest", "00")))));

        await().until(() -> house.counts(push, channel).isOver());
        assertThat(house.counts(push, channel).sent()).isEqualTo(38);
        assertThat(house.people(push, channel, TargetState.UNKNOWN))
                .extracting(Person::code)
                .containsExactly("in-doubt", "in-doubt");
    }

    @Test
    void takesAPersonsWordForThoseInDoubt() {
        house.people.addMany(10, HOME);
        ChannelAccount channel = house.email();
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        house.otherSide.goWrong(MAIL, "answer-lost", null, 2, new JsonObject());
        fire(push);
        awaitState(push, channel, DeliveryState.UNKNOWN);

        TestPlatform.await(house.deliveries
                .service()
                .resolve(house.boss, Delivery.id(push.id(), channel.id()), Verdict.SENT, "服务器日志里有"));

        assertThat(state(push, channel)).isEqualTo(DeliveryState.SENT);
        assertThat(house.counts(push, channel).sent()).isEqualTo(10);
    }

    @Test
    void sendsAgainToThoseInDoubtOnlyWhenAPersonSaysSo() {
        house.people.addMany(10, HOME);
        ChannelAccount channel = house.email();
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        house.otherSide.goWrong(MAIL, "answer-lost", null, 2, new JsonObject());
        fire(push);
        awaitState(push, channel, DeliveryState.UNKNOWN);

        TestPlatform.await(house.deliveries
                .service()
                .resolve(house.boss, Delivery.id(push.id(), channel.id()), Verdict.SEND_AGAIN, "没有收到"));

        awaitState(push, channel, DeliveryState.SENT);
        assertThat(house.otherSide.get("/sandbox/ledger?limit=1")).contains("\"requests\":12");
    }

    @Test
    void asksNobodyWhoHasLeftTheListMeanwhile() {
        house.people.addMany(600, HOME);
        ChannelAccount channel = house.email();
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        house.people.optOut(house.people.id("reader7" + HOME), "email", "page");

        fire(push);

        awaitState(push, channel, DeliveryState.SENT);
        assertThat(house.counts(push, channel).sent()).isEqualTo(599);
        assertThat(house.counts(push, channel).heldBack()).isEqualTo(1);
    }

    @Test
    void goesOnWithTheListAfterTheWalkBroke() {
        house.people.addMany(900, HOME);
        ChannelAccount channel = house.email();
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        house.people.broken = true;
        fire(push);
        await().until(() -> state(push, channel) == DeliveryState.SENDING);

        house.people.broken = false;

        awaitState(push, channel, DeliveryState.SENT);
        assertThat(house.otherSide.get("/sandbox/ledger?limit=1")).contains("\"effects\":900", "\"requests\":900");
    }

    @Test
    void stopsWhenTheChannelIsDisabledInTheMiddle() {
        house.people.addMany(400, HOME);
        ChannelAccount channel = house.email(Map.of("rate", "20"));
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        fire(push);
        await().until(() ->
                house.isDelivered(push) && house.counts(push, channel).sent() > 20);

        TestPlatform.await(house.deliveries.channels().disable(house.boss, channel.id(), "停"));

        await().until(() -> house.counts(push, channel).isOver());
        assertThat(house.counts(push, channel).sent()).isLessThan(200);
        assertThat(house.people(push, channel, TargetState.REFUSED))
                .extracting(Person::code)
                .contains("channel-disabled");
    }

    @Test
    void showsThatAChannelWorksByALetterToItsOperator() {
        ChannelAccount channel = house.email();

        String said = TestPlatform.await(house.deliveries.channels().test(house.boss, channel.id()));

        assertThat(said).contains("operator@redletter.example");
        assertThat(house.otherSide.get("/mail")).contains("红历测试邮件");
    }
}
