package io.redletter.sandbox.control;

import io.redletter.sandbox.exchange.Fault;
import io.redletter.sandbox.exchange.FaultKind;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes a fault as JSON: {@code {target, kind, operation?, times?, delayMs?, code?}}. */
final class FaultOrder {
    private static final int TIMES = 1_000_000;
    private static final long DELAY_MS = 120_000;
    private static final Set<FaultKind> WECHAT_ONLY = Set.of(FaultKind.TOKEN_EXPIRY, FaultKind.ERRCODE);

    private FaultOrder() {}

    /** @param targets the targets that exist */
    static Fault read(JsonObject json, Set<String> targets) {
        String target = json.getString("target", "");
        if (!targets.contains(target)) {
            throw new BadQueryException("target", target, "one of " + targets);
        }
        FaultKind kind = FaultKind.of(json.getString("kind", ""))
                .orElseThrow(() -> new BadQueryException("kind", json.getString("kind"), "one of " + words()));
        if (target.equals("wechat") ? kind == FaultKind.GONE : WECHAT_ONLY.contains(kind)) {
            throw new BadQueryException("kind", kind.word(), "a kind that " + target + " knows");
        }
        @Nullable String operation = json.getString("operation");
        int times = (int) within("times", json.getLong("times", 1L), 1, TIMES);
        long delay = within("delayMs", json.getLong("delayMs", 0L), 0, DELAY_MS);
        return new Fault(target, kind, operation, times, delay, code(kind, json.getLong("code", 0L)));
    }

    static JsonObject write(Fault fault) {
        return new JsonObject()
                .put("target", fault.target())
                .put("kind", fault.kind().word())
                .put("operation", fault.operation())
                .put("times", fault.times())
                .put("delayMs", fault.delayMs())
                .put("code", fault.code());
    }

    private static int code(FaultKind kind, long code) {
        boolean status = kind == FaultKind.STATUS_5XX && code != 0;
        return (int) (status ? within("code", code, 500, 599) : within("code", code, -1, 99_999_999));
    }

    private static long within(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new BadQueryException(field, value, least + " to " + most);
        }
        return value;
    }

    private static String words() {
        return String.join(
                ", ", Arrays.stream(FaultKind.values()).map(FaultKind::word).toList());
    }
}
