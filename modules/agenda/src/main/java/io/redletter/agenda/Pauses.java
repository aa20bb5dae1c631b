package io.redletter.agenda;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which lanes and groups are paused: facts in MongoDB, read again before every claim. */
final class Pauses {
    private static final int MORE_THAN_EVER = 10_000;

    private final Mongo mongo;
    private final MongoCollection<Document> pauses;
    private volatile Set<Pause> paused = Set.of();
    private volatile Consumer<Set<Pause>> onResumed = resumed -> {};

    Pauses(Mongo mongo) {
        this.mongo = mongo;
        this.pauses = mongo.collection("agenda_lanes", Document.class);
    }

    /** Who is told of what was paused at one read and is not at the next, on whichever node it was resumed. */
    void onResumed(Consumer<Set<Pause>> listener) {
        onResumed = listener;
    }

    /** What was paused when last read. */
    Paused known() {
        return new Paused(paused);
    }

    Future<Paused> read() {
        return mongo.list(pauses.find(eq("paused", true)).limit(MORE_THAN_EVER)).map(this::noted);
    }

    Future<Void> write(Pause pause, boolean on) {
        Future<Void> written = on
                ? mongo.done(pauses.updateOne(
                        eq("_id", pause.id()),
                        combine(
                                set("paused", true),
                                set("lane", pause.lane()),
                                set("group", pause.group()),
                                inc("version", 1L)),
                        new UpdateOptions().upsert(true)))
                : mongo.done(pauses.deleteOne(eq("_id", pause.id())));
        return written.compose(v -> read()).mapEmpty();
    }

    private Paused noted(List<Document> found) {
        Set<Pause> now = found.stream().map(Pauses::pause).collect(Collectors.toUnmodifiableSet());
        Set<Pause> resumed = new HashSet<>(paused);
        resumed.removeAll(now);
        paused = now;
        if (!resumed.isEmpty()) {
            onResumed.accept(resumed);
        }
        return new Paused(now);
    }

    private static Pause pause(Document stored) {
        String lane = stored.getString("lane");
        return new Pause(lane == null ? stored.getString("_id") : lane, stored.getString("group"));
    }

    /**
     * One thing that is paused.
     *
     * @param group null for the lane as a whole
     */
    record Pause(String lane, @Nullable String group) {
        String id() {
            return group == null ? lane : lane + "|" + group;
        }
    }

    /** What is paused, as it was read at one moment. */
    record Paused(Set<Pause> all) {
        boolean lane(String lane) {
            return all.contains(new Pause(lane, null));
        }

        Set<String> lanes() {
            return all.stream()
                    .filter(pause -> pause.group() == null)
                    .map(Pause::lane)
                    .collect(Collectors.toUnmodifiableSet());
        }

        Set<String> groups(String lane) {
            Set<String> groups = new HashSet<>();
            for (Pause pause : all) {
                String group = pause.group();
                if (group != null && pause.lane().equals(lane)) {
                    groups.add(group);
                }
            }
            return groups;
        }
    }
}
