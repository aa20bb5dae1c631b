package io.redletter.campaign.cascade;

import io.redletter.campaign.days.StoredNotice;
import java.util.Objects;

/** What notices say, compared and said again. */
final class NoticeSaying {
    private NoticeSaying() {}

    /** Whether they give the same dates; entering one may have turned announced into changed. */
    static boolean same(StoredNotice one, StoredNotice other) {
        boolean cancelled = one.status().equals("cancelled");
        return !one.withdrawn()
                && cancelled == other.status().equals("cancelled")
                && Objects.equals(one.start(), other.start())
                && Objects.equals(one.end(), other.end());
    }

    /** An earlier notice, to be entered in place of the one of this version. */
    static StoredNotice again(StoredNotice earlier, long version) {
        return StoredNotice.draft(
                version,
                earlier.observanceId(),
                earlier.year(),
                earlier.status(),
                earlier.start(),
                earlier.end(),
                earlier.title(),
                earlier.issuer(),
                earlier.published(),
                earlier.number());
    }
}
