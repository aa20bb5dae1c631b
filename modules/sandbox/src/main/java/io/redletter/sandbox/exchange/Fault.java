package io.redletter.sandbox.exchange;

import org.jspecify.annotations.Nullable;

/**
 * One fault on order.
 *
 * @param target {@code wechat} or {@code webhook:NAME}
 * @param kind what goes wrong
 * @param operation only requests of this operation, for example {@code freepublish/submit}; null for all
 * @param times how many more requests it meets, at least 1
 * @param delayMs milliseconds of delay for {@code slow}, and of {@code Retry-After} for {@code rate-limit}
 * @param code the HTTP status of {@code status5xx} or the errcode of {@code errcode}; 0 for the usual one
 */
public record Fault(String target, FaultKind kind, @Nullable String operation, int times, long delayMs, int code) {
    boolean meets(Visit visit) {
        return target.equals(visit.target())
                && (operation == null || operation.equals(visit.operation()))
                && visit.admits(kind);
    }

    Fault onceLess() {
        return new Fault(target, kind, operation, times - 1, delayMs, code);
    }
}
