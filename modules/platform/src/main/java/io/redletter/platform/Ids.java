package io.redletter.platform;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Locale;

/** Ids that sort by the time they were made: ULID (26 characters, Crockford base 32), in lower case. */
public final class Ids {
    private Ids() {}

    /** A new id; two calls in one millisecond still sort in order within this process. */
    public static String next() {
        return UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }

    /** A new id with a word before it that says what it names, such as {@code push_01j...}. */
    public static String next(String kind) {
        return kind.toLowerCase(Locale.ROOT) + "_" + next();
    }
}
