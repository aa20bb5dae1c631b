package io.redletter.delivery;

import io.redletter.delivery.channel.Outcome;
import java.util.Optional;

/**
 * A delivery and what came of it.
 *
 * @param delivery as it is stored
 * @param account as it was read for the attempt; empty where it did not come that far
 * @param secret of its account, to be masked; may be empty
 * @param closed whether the outcome is the last word, whatever its kind
 */
record Ended(Delivery delivery, Optional<ChannelAccount> account, String secret, Outcome outcome, boolean closed) {

    /** The kind of its channel; {@code none} where it did not come that far. */
    String kind() {
        return account.map(ChannelAccount::kind).orElse("none");
    }

    static Ended tried(Course course, Outcome outcome) {
        return new Ended(course.current(), Optional.of(course.account()), course.secret(), outcome, false);
    }

    static Ended postponed(Delivery delivery, Outcome outcome) {
        return new Ended(delivery, Optional.empty(), "", outcome, false);
    }

    /** The program failed again and again in the middle of it. */
    static Ended faulty(Delivery delivery) {
        Outcome unknown =
                Outcome.unknown("faults", "程序多次中断,结果不明,请核对 (the program failed in the middle again and again)", "");
        return new Ended(delivery, Optional.empty(), "", unknown, true);
    }

    /** It may not leave. What may have left before is in doubt for good. */
    static Ended notAllowed(Delivery delivery, Outcome refusal) {
        if (refusal.kind() == Outcome.Kind.POSTPONED) {
            return postponed(delivery, refusal);
        }
        boolean doubt = delivery.isInDoubt() && refusal.kind() == Outcome.Kind.REFUSED;
        Outcome outcome = doubt
                ? Outcome.unknown(refusal.code(), refusal.reason() + ";此前一次发送结果不明 (an earlier attempt is in doubt)", "")
                : refusal;
        return new Ended(delivery, Optional.empty(), "", outcome, true);
    }
}
