package io.redletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.delivery.channel.Outcome;
import io.redletter.platform.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may go through one account's gate, and when; calls and time are in the test's hands. */
class AccountGateTest {
    private static final Outcome SENT = Outcome.sent("", null);
    private static final Outcome TROUBLE = Outcome.unknown("no-answer", "", "");

    private final SettableClock clock = SettableClock.at(Instant.parse("2027-06-05T00:00:00Z"));
    private final HandTicks ticks = new HandTicks();
    private AccountGate gate = gate(new Pace(2, 0, false, 0));
    private final List<Promise<Outcome>> calls = new ArrayList<>();

    @Test
    void letsSoManyThroughAtATimeAndTheRestInTurn() {
        attempt();
        attempt();
        Future<Ended> third = attempt();
        assertThat(calls).hasSize(2);

        end(0, SENT);

        assertThat(calls).hasSize(3);
        end(2, SENT);
        assertThat(third.succeeded()).isTrue();
    }

    @Test
    void letsMorePrepareThanCallWhereTheTargetKnowsTheirKeys() {
        gate = gate(new Pace(2, 0, false, 3));
        List<String> prepared = new ArrayList<>();

        for (int i = 0; i < 9; i++) {
            gate.run(
                    wire -> {
                        prepared.add("stored");
                        return wire.call(this::called).map(AccountGateTest::ended);
                    },
                    AccountGateTest::ended);
        }

        assertThat(prepared).hasSize(5);
        assertThat(calls).hasSize(2);
        end(1, SENT);
        assertThat(prepared).hasSize(6);
        assertThat(calls).hasSize(3);
    }

    @Test
    void leavesATargetAloneThatFailsAgainAndAgain() {
        troubles(5);

        Outcome next = attempt().result().outcome();

        assertThat(next.kind()).isEqualTo(Outcome.Kind.POSTPONED);
        assertThat(next.code()).isEqualTo("channel-resting");
        assertThat(next.after()).isPositive();
        assertThat(calls).hasSize(5);
        assertThat(gate.breaker().state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void letsASingleCallTryAfterARest() {
        troubles(5);
        clock.advance(Duration.ofSeconds(31));

        attempt();
        attempt();

        assertThat(gate.breaker().state()).isEqualTo(Breaker.State.HALF_OPEN);
        assertThat(calls).hasSize(6);
        end(5, SENT);
        assertThat(gate.breaker().state()).isEqualTo(Breaker.State.CLOSED);
        assertThat(calls).hasSize(7);
    }

    @Test
    void restsAgainAndLongerWhereThatCallFailsToo() {
        troubles(5);
        clock.advance(Duration.ofSeconds(31));

        attempt();
        end(5, TROUBLE);

        assertThat(attempt().result().outcome().code()).isEqualTo("channel-resting");
        clock.advance(Duration.ofSeconds(31));
        assertThat(gate.breaker().state()).isEqualTo(Breaker.State.OPEN);
        clock.advance(Duration.ofSeconds(30));
        assertThat(gate.breaker().state()).isEqualTo(Breaker.State.HALF_OPEN);
    }

    @Test
    void whatWaitedIsPostponedWhenTheRestBegins() {
        gate = gate(new Pace(5, 0, false, 0));
        List<Future<Ended>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(attempt());
        }

        for (int i = 0; i < 4; i++) {
            end(i, SENT);
        }
        for (int i = 4; i < calls.size(); i++) {
            end(i, i < 5 ? SENT : TROUBLE);
        }
        troubles(5);

        assertThat(all).allMatch(Future::isComplete);
    }

    @Test
    void oneThatIsAskedToSlowDownLeavesEverythingUntilThen() {
        attempt();
        end(0, Outcome.retryable("rate-limited", "", "", Duration.ofSeconds(90)));

        Outcome next = attempt().result().outcome();

        assertThat(next.kind()).isEqualTo(Outcome.Kind.POSTPONED);
        assertThat(next.after()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
        clock.advance(Duration.ofSeconds(90));
        attempt();
        assertThat(calls).hasSize(2);
    }

    @Test
    void aRestThatIsAskedForHasAnEnd() {
        attempt();
        end(0, Outcome.retryable("rate-limited", "", "", Duration.ofDays(400)));

        assertThat(attempt().result().outcome().after()).isLessThan(Duration.ofDays(2));
    }

    @Test
    void aRefusalIsNoTroubleOfTheTarget() {
        for (int i = 0; i < 20; i++) {
            attempt();
            end(i, Outcome.refused("target-refused", "", ""));
        }

        attempt();

        assertThat(calls).hasSize(21);
    }

    @Test
    void postponesWhatWouldWaitTooLongBehindATargetThatHangs() {
        for (int i = 0; i < 20; i++) {
            attempt();
        }

        ticks.pass(Duration.ofMillis(300));

        Outcome next = attempt().result().outcome();
        assertThat(next.code()).isEqualTo("channel-busy");
        assertThat(next.after()).isPositive();
    }

    @Test
    void takesBackAPlaceThatHasBecomeTooFarFromTheFront() {
        List<Future<Ended>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(attempt());
        }

        ticks.pass(Duration.ofSeconds(3));

        assertThat(all.stream().filter(Future::isComplete)).hasSize(18);
        assertThat(calls).hasSize(2);
    }

    @Test
    void givesAppointmentsAsFarApartAsTheTargetIsSlow() {
        for (int i = 0; i < 20; i++) {
            attempt();
        }
        ticks.pass(Duration.ofSeconds(2));

        Duration first = attempt().result().outcome().after();
        Duration second = attempt().result().outcome().after();

        assertThat(second.minus(first)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void beginsNoMoreCallsASecondThanTheAccountAllows() {
        gate = gate(new Pace(100, 20, false, 0));
        for (int i = 0; i < 10; i++) {
            attempt();
        }
        assertThat(calls).hasSize(2);

        ticks.pass(Duration.ofMillis(200));

        assertThat(calls).hasSize(6);
    }

    @Test
    void doesNotWaitLongForARate() {
        gate = gate(new Pace(100, 2, false, 0));
        List<Future<Ended>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(attempt());
        }

        assertThat(all.stream().filter(Future::isComplete)).hasSizeGreaterThan(5);
    }

    private AccountGate gate(Pace pace) {
        return new AccountGate(pace, clock, ticks);
    }

    private void troubles(int many) {
        for (int i = 0; i < many; i++) {
            attempt();
            end(calls.size() - 1, TROUBLE);
        }
    }

    private Future<Ended> attempt() {
        return gate.run(wire -> wire.call(this::called).map(AccountGateTest::ended), AccountGateTest::ended);
    }

    private Future<Outcome> called() {
        Promise<Outcome> promise = Promise.promise();
        calls.add(promise);
        return promise.future();
    }

    private void end(int call, Outcome outcome) {
        calls.get(call).tryComplete(outcome);
    }

    private static Ended ended(Outcome outcome) {
        return new Ended(null, Optional.empty(), "", outcome, false);
    }

    /** Time that passes when the test says so, a tenth of a second at a time. */
    private static final class HandTicks implements AccountGate.Ticks {
        private final List<Runnable> next = new ArrayList<>();
        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void after(long millis, Runnable then) {
            next.add(then);
        }

        void pass(Duration time) {
            for (long left = time.toMillis(); left > 0; left -= 10) {
                nanos += 10_000_000;
                List<Runnable> due = List.copyOf(next);
                next.clear();
                due.forEach(Runnable::run);
            }
        }
    }
}
