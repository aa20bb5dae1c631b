package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.redletter.content.Sealed;
import io.redletter.content.Work;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.delivery.channel.Correction;
import io.redletter.delivery.channel.Message;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Setting;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every kind of channel must hold to; each kind has a subclass that puts it on the bench. */
@ExtendWith(PlatformExtension.class)
abstract class ChannelContractTest {
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final String OTHER_KEY = "ffeeddccbbaa99887766554433221100";
    private static final Set<Outcome.Kind> OPEN = Set.of(Outcome.Kind.UNKNOWN, Outcome.Kind.UNDECIDABLE);

    final Platform platform;
    final SettableClock clock;
    House house;
    private Lab lab;
    private Channel channel;

    ChannelContractTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** The channel, whose longest wait for an answer is a second. */
    abstract Lab lab(House open);

    @BeforeEach
    void open() {
        clock.set(PlatformExtension.START);
        house = new House(platform, clock);
        lab = lab(house);
        channel = lab.way();
    }

    @AfterEach
    void close() {
        house.close();
        TestStores.empty(platform);
    }

    @Test
    void givesTheSameMessageTheSameBytes() {
        Message message = message(KEY);

        assertThat(channel.prepare(lab.account(), message)).isEqualTo(channel.prepare(lab.account(), message));
    }

    @Test
    void refusesABrokenAccountAtTheFieldAtFault() {
        assertThat(lab.brokenAccounts()).isNotEmpty();
        for (Lab.Broken broken : lab.brokenAccounts()) {
            Throwable refusal = catchThrowable(() -> channel.checkAccount(broken.settings(), broken.secret()));

            assertThat(refusal).as(broken.pointer()).isInstanceOf(RefusedException.class);
            assertThat(((RefusedException) refusal).pointer()).isEqualTo(broken.pointer());
            assertThat(refusal.getMessage()).doesNotContain(lab.secret());
        }
    }

    @Test
    void asksInItsFormForNothingItDoesNotKnow() {
        Map<String, String> filled = new HashMap<>(lab.account().settings());
        assertThat(channel.form()).isNotEmpty();
        channel.form().stream()
                .filter(field -> !field.key().equals(Setting.SECRET))
                .forEach(field -> filled.putIfAbsent(field.key(), field.otherwise()));
        filled.values().removeIf(String::isEmpty);

        assertThatCode(() -> channel.checkAccount(filled, lab.secret())).doesNotThrowAnyException();
    }

    @Test
    void marksInItsFormWhatCannotBeLeftOut() {
        assertThat(channel.form()).allSatisfy(field -> {
            assertThat(field.zh()).containsPattern("\\p{IsHan}|DKIM|AppID|AppSecret");
            assertThat(field.en()).isNotBlank();
        });
        channel.form().stream()
                .filter(field -> field.required() && !field.key().equals(Setting.SECRET))
                .forEach(this::cannotBeLeftOut);
    }

    private void cannotBeLeftOut(Setting field) {
        Map<String, String> settings = new HashMap<>(lab.account().settings());
        settings.remove(field.key());

        assertThatThrownBy(() -> channel.checkAccount(settings, lab.secret()))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.pointer())
                        .isEqualTo("/settings/" + field.key()));
    }

    @Test
    void sendsOnce() {
        BenchSending sending = sending(KEY);

        Outcome outcome = finish(sending, channel.send(sending));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.SENT);
        assertThat(lab.done()).isEqualTo(1);
    }

    @Test
    void doesNothingTwiceWhenTheAnswerWasLost() {
        BenchSending sending = sending(KEY);
        lab.loseTheAnswer();

        Outcome first = outcome(channel.send(sending));
        Outcome second = finish(sending, channel.reconcile(sending));

        assertThat(first.kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(second.kind()).isIn(Outcome.Kind.SENT, Outcome.Kind.UNKNOWN, Outcome.Kind.UNDECIDABLE);
        assertThat(lab.done()).isEqualTo(1);
        assertThat(Set.copyOf(lab.bodies())).hasSize(1);
    }

    @Test
    void settlesOrHandsToAPersonACallThatMayNotHaveArrived() {
        BenchSending sending = sending(KEY);
        lab.dropTheCall();

        Outcome first = outcome(channel.send(sending));
        Outcome second = finish(sending, channel.reconcile(sending));

        assertThat(first.kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(OPEN.contains(second.kind()) ? lab.done() == 0 : lab.done() == 1)
                .as(second.toString())
                .isTrue();
    }

    @Test
    void sendsNothingMoreUnderAKeyThatIsNoLongerKnown() {
        BenchSending sending = sending(KEY);
        lab.dropTheCall();
        outcome(channel.send(sending));
        long calls = lab.bodies().size();

        clock.advance(Duration.ofHours(25));
        Outcome late = outcome(channel.reconcile(sending));

        assertThat(OPEN).contains(late.kind());
        assertThat(lab.bodies()).hasSize((int) calls);
    }

    @Test
    void turnsPassingTroubleIntoAnotherTry() {
        BenchSending sending = sending(KEY);
        lab.beInTrouble();

        Outcome first = outcome(channel.send(sending));

        assertThat(first.kind()).isEqualTo(Outcome.Kind.RETRYABLE);
        assertThat(first.reason()).isNotBlank();
        assertThat(lab.done()).isZero();
        assertThat(finish(sending, channel.send(sending)).kind()).isEqualTo(Outcome.Kind.SENT);
    }

    @Test
    void waitsForAnAnswerOnlySoLong() {
        lab.hang();

        long before = System.nanoTime();
        Outcome outcome = outcome(channel.send(sending(KEY)));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void recallsOrSaysThatItCannot() {
        BenchSending sending = sending(KEY);
        finish(sending, channel.send(sending));

        Outcome recalled = outcome(channel.recall(sending));

        assertThat(recalled.kind())
                .isEqualTo(channel.capabilities().recalls() ? Outcome.Kind.RECALLED : Outcome.Kind.REFUSED);
        assertThat(recalled.reason()).isNotBlank();
    }

    @Test
    void correctsOrSaysThatItCannot() {
        BenchSending sending = sending(KEY);
        finish(sending, channel.send(sending));

        Outcome corrected = outcome(channel.correct(sending, new Correction(OTHER_KEY, clock.instant(), "数字有误,以本条为准")));

        assertThat(corrected.kind())
                .isEqualTo(channel.capabilities().corrects() ? Outcome.Kind.SENT : Outcome.Kind.REFUSED);
    }

    @Test
    void showsNoSecret() {
        lab.beInTrouble();
        Outcome outcome = outcome(channel.send(sending(KEY)));

        assertThat(outcome + channel.toString() + lab.account()).doesNotContain(lab.secret());
        assertThat(channel.prepare(lab.account(), message(KEY))).doesNotContain(lab.secret());
    }

    @Test
    void looksAfterItsHealthWithoutPublishing() {
        ChannelHealth health = await(channel.health(lab.account(), lab.secret()));

        assertThat(health.well()).as(health.words()).isTrue();
        assertThat(health.words()).isNotBlank();
        assertThat(lab.done()).isZero();
    }

    private BenchSending sending(String key) {
        return BenchSending.of(lab, key, clock.instant(), channel.prepare(lab.account(), message(key)));
    }

    /** As the engine goes on: asks until the platform is done. */
    private Outcome finish(BenchSending sending, Future<Outcome> first) {
        Outcome outcome = outcome(first);
        for (int asked = 0; outcome.kind() == Outcome.Kind.ACCEPTED && asked < 20; asked++) {
            clock.advance(outcome.after() == null ? Duration.ofSeconds(5) : outcome.after());
            outcome = outcome(channel.follow(sending));
        }
        return outcome;
    }

    private static Outcome outcome(Future<Outcome> done) {
        return await(done.recover(Delivering::understood));
    }

    private Message message(String key) {
        Sealed approved = sealed();
        return new Message(
                key,
                PlatformExtension.START,
                House.WEB,
                house.campaign(),
                lab.account().id(),
                lab.account().name(),
                approved.work(),
                approved.version());
    }

    private Sealed sealed;

    private Sealed sealed() {
        if (sealed == null) {
            Work work = house.work(clock.instant().plusSeconds(60));
            sealed = await(house.content.gate().sealed(work.id()));
        }
        return sealed;
    }
}
