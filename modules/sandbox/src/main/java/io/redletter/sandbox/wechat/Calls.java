package io.redletter.sandbox.wechat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each operation was called today and in this minute; earlier days are forgotten. */
final class Calls {
    private record OfDay(LocalDate day, int times) {}

    private record OfMinute(long minute, int times) {}

    private final Map<String, OfDay> days = new HashMap<>();
    private final Map<String, OfMinute> minutes = new HashMap<>();
    private @Nullable YearMonth clearedIn;
    private int cleared;

    void add(String operation, LocalDate day, int times) {
        OfDay before = days.get(operation);
        if (before == null || before.day().isBefore(day)) {
            days.put(operation, new OfDay(day, times));
        } else if (before.day().equals(day)) {
            days.put(operation, new OfDay(day, before.times() + times));
        }
    }

    int on(String operation, LocalDate day) {
        OfDay known = days.get(operation);
        return known != null && known.day().equals(day) ? known.times() : 0;
    }

    /** Counts a call in its minute and says how many that makes. Kept in memory only: a restart takes longer. */
    int addInMinute(String operation, Instant now) {
        long minute = now.getEpochSecond() / 60;
        OfMinute before = minutes.get(operation);
        int times = before != null && before.minute() == minute ? before.times() + 1 : 1;
        minutes.put(operation, new OfMinute(minute, times));
        return times;
    }

    void clear(YearMonth month, int times) {
        cleared = clearedIn(month) + times;
        clearedIn = month;
        days.clear();
    }

    int clearedIn(YearMonth month) {
        return month.equals(clearedIn) ? cleared : 0;
    }

    List<AccountChange> remember(String app) {
        List<AccountChange> changes = new ArrayList<>();
        if (clearedIn != null) {
            changes.add(new AccountChange.QuotaCleared(app, clearedIn, cleared));
        }
        days.forEach((operation, of) -> changes.add(new AccountChange.Called(app, operation, of.day(), of.times())));
        return changes;
    }
}
