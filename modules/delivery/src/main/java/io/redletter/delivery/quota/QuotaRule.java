package io.redletter.delivery.quota;

import io.redletter.delivery.ChannelAccount;
import io.redletter.platform.config.ConfigException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One limit of a platform.
 *
 * @param kind the kind of channel it holds for
 * @param when the account settings it holds for; empty for every account of the kind
 * @param per how long its window is
 * @param sends how many sends the platform allows in a window
 * @param zh what is counted, in Chinese
 * @param en the same in English
 */
public record QuotaRule(String kind, @Nullable Map<String, String> when, Per per, int sends, String zh, String en) {
    private static final int MOST = 2_000;

    public QuotaRule {
        when = when == null ? Map.of() : Map.copyOf(when);
        if (sends < 1 || sends > MOST) {
            throw new ConfigException("quotas: " + kind + ": sends " + sends + " (expected: 1 to " + MOST + ")");
        }
    }

    boolean holdsFor(ChannelAccount account, Map<String, String> defaults) {
        return account.kind().equals(kind)
                && (when == null
                        || when.entrySet().stream().allMatch(wanted -> wanted.getValue()
                                .equals(account.setting(wanted.getKey(), defaults.getOrDefault(wanted.getKey(), "")))));
    }
}
