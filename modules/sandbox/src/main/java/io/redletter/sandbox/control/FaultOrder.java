package io.redletter.sandbox.control;

import io.redletter.platform.RefusedException;
import io.redletter.sandbox.exchange.Fault;
import io.redletter.sandbox.exchange.FaultKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it is ordered in JSON.
 *
 * @param target a target that exists
 * @param kind one of the kinds the target knows
 * @param operation only requests of this operation; null for all
 * @param times how many requests it meets, 1 if absent
 * @param delayMs at most two minutes, 0 if absent
 * @param code see {@link Fault#code()}, 0 if absent
 */
record FaultOrder(
        @Nullable String target,
        @Nullable FaultKind kind,
        @Nullable String operation,
        @Nullable Integer times,
        @Nullable Long delayMs,
        @Nullable Integer code) {
    private static final int TIMES = 1_000_000;
    private static final long DELAY_MS = 120_000;
    private static final Set<FaultKind> WECHAT_ONLY =
            Set.of(FaultKind.TOKEN_EXPIRY, FaultKind.ERRCODE, FaultKind.VERDICT);

    /** @param targets the targets that exist */
    Fault fault(Set<String> targets) {
        if (target == null || !targets.contains(target)) {
            throw refusal("target", target, "one of " + targets);
        }
        if (kind == null || isForeign(target, kind)) {
            throw refusal("kind", kind, "a kind that " + target + " knows");
        }
        int status =
                kind == FaultKind.STATUS_5XX && code != null && code != 0 ? (int) within("code", code, 500, 599) : 0;
        return new Fault(
                target,
                kind,
                operation,
                (int) within("times", times == null ? 1 : times, 1, TIMES),
                within("delayMs", delayMs == null ? 0 : delayMs, 0, DELAY_MS),
                status != 0 || code == null ? status : code);
    }

    private static boolean isForeign(String target, FaultKind kind) {
        return target.equals("wechat") ? kind == FaultKind.GONE : WECHAT_ONLY.contains(kind) || kind.isCallback();
    }

    private static long within(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw refusal(field, value, least + " to " + most);
        }
        return value;
    }

    private static RefusedException refusal(String field, @Nullable Object actual, String expected) {
        String message = field + ": " + actual + " (expected: " + expected + ")";
        return RefusedException.field("/" + field, "invalid-field", message);
    }
}
