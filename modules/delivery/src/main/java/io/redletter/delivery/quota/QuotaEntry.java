package io.redletter.delivery.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One push in a window of a quota.
 *
 * @param pushId which push
 * @param state see {@link Stand}, in lower case
 * @param since when it was written down here
 * @param by who let it go beyond the quota; null where it is within
 * @param why their reason; null where it is within
 */
public record QuotaEntry(String pushId, String state, Instant since, @Nullable String by, @Nullable String why) {
    QuotaEntry in(Stand next) {
        return new QuotaEntry(pushId, next.text(), since, by, why);
    }

    boolean is(Stand one) {
        return state.equals(one.text());
    }
}
