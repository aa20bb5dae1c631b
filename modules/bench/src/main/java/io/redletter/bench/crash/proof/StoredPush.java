package io.redletter.bench.crash.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * A push as it is stored.
 *
 * @param actual when it was taken up; empty where it was not yet
 */
public record StoredPush(String id, String state, Instant due, Optional<Instant> actual, List<String> channels) {
    private static final Set<String> FINAL = Set.of("finished", "skipped", "cancelled", "recalled");

    static StoredPush of(Document document) {
        return new StoredPush(
                document.getString("_id"),
                document.getString("state"),
                document.getDate("due").toInstant(),
                Optional.ofNullable(document.getDate("actual")).map(java.util.Date::toInstant),
                document.getList("channelIds", String.class));
    }

    /** Whether nothing more will happen to it by itself. */
    public boolean isFinal() {
        return FINAL.contains(state);
    }

    Optional<Duration> lateness() {
        return actual.map(at -> Duration.between(due, at));
    }
}
