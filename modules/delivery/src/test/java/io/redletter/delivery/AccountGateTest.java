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
import org.junit.jupiter.api.Test;

class AccountGateTest {
    private static final Outcome SENT = Outcome.sent("", null);
    private static final Outcome TROUBLE = Outcome.unknown("no-answer", "", "");

    private final SettableClock clock = SettableClock.at(Instant.parse("2027-06-05T00:00:00Z"));
    private final AccountGate gate = new AccountGate(2, clock);
    private final List<Promise<Ended>> calls = new ArrayList<>();

    @Test
    void letsSoManyThroughAtATimeAndTheRestInTurn() {
        call();
        call();
        Future<Ended> third = call();
        assertThat(calls).hasSize(2);

        end(0, SENT);

        assertThat(calls).hasSize(3);
        end(2, SENT);
        assertThat(third.succeeded()).isTrue();
    }

    @Test
    void leavesATargetAloneThatFailsAgainAndAgain() {
        for (int i = 0; i < 5; i++) {
            call();
            end(i, TROUBLE);
        }

        Outcome next = call().result().outcome();

        assertThat(next.kind()).isEqualTo(Outcome.Kind.POSTPONED);
        assertThat(next.after()).isPositive();
        assertThat(calls).hasSize(5);
    }

    @Test
    void triesOnceAfterARestAndRestsAgainAtTheNextTrouble() {
        for (int i = 0; i < 5; i++) {
            call();
            end(i, TROUBLE);
        }
        clock.advance(Duration.ofSeconds(31));

        call();
        end(5, TROUBLE);

        assertThat(call().result().outcome().kind()).isEqualTo(Outcome.Kind.POSTPONED);
    }

    @Test
    void aRefusalIsNoTroubleOfTheTarget() {
        for (int i = 0; i < 20; i++) {
            call();
            end(i, Outcome.refused("target-refused", "", ""));
        }

        call();

        assertThat(calls).hasSize(21);
    }

    @Test
    void postponesWhatWouldWaitTooLong() {
        for (int i = 0; i < 502; i++) {
            call();
        }

        assertThat(call().result().outcome().code()).isEqualTo("channel-busy");
    }

    private Future<Ended> call() {
        return gate.run(
                () -> {
                    Promise<Ended> promise = Promise.promise();
                    calls.add(promise);
                    return promise.future();
                },
                AccountGateTest::ended);
    }

    private void end(int call, Outcome outcome) {
        calls.get(call).complete(ended(outcome));
    }

    private static Ended ended(Outcome outcome) {
        return new Ended(null, "webhook", "", outcome, false);
    }
}
