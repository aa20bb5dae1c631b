package io.redletter.delivery.quota;

import io.redletter.platform.config.ConfigException;
import java.util.Map;

/**
 * How often a program may call a platform's interface in the name of one account.
 *
 * @param kind the kind of channel it holds for
 * @param per how long its window is
 * @param calls by the call's name, such as {@code draft/add}: how many the platform answers in a window
 */
public record CallRule(String kind, Per per, Map<String, Integer> calls) {
    public CallRule {
        calls = Map.copyOf(calls);
        calls.forEach((call, most) -> {
            if (most < 1 || call.isBlank() || call.contains(".") || call.startsWith("$")) {
                throw new ConfigException(
                        "calls: " + kind + ": " + call + " " + most + " (expected: a call and 1 or more)");
            }
        });
    }
}
