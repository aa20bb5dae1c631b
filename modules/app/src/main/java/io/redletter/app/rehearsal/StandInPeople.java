package io.redletter.app.rehearsal;

import static com.mongodb.client.model.Filters.eq;

import io.redletter.delivery.audience.AudiencePage;
import io.redletter.delivery.audience.Audiences;
import io.redletter.delivery.audience.Counted;
import io.redletter.delivery.audience.Recipient;
import io.redletter.delivery.audience.Segment;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Those who are written to in a rehearsal: made-up people under {@code rehearsal.example}, the same few for every segment. No
 * real address is read, so none can be written to; of the real segment its name and unit alone are on the stage.
 */
final class StandInPeople implements Audiences {
    /** How many people a segment has here. */
    static final int PEOPLE = 20;

    static final String COLLECTION = "audience_segments";
    private static final String LIST = "al_rehearsal";

    private final Platform stage;

    StandInPeople(Platform stage) {
        this.stage = stage;
    }

    @Override
    public Future<Segment> segment(String id) {
        return stage.mongo()
                .first(stage.mongo().collection(COLLECTION, Document.class).find(eq("_id", id)))
                .map(found ->
                        found.map(StandInPeople::asPlayed).orElseThrow(() -> new NotFoundException("segment", id)));
    }

    private static Segment asPlayed(Document real) {
        return new Segment(
                real.getString("_id"),
                1,
                real.getString("unitId"),
                LIST,
                Optional.ofNullable(real.getString("name")).orElse(""),
                "{}",
                Performance.SELF.id(),
                Instant.EPOCH,
                real.getBoolean("demo", false));
    }

    @Override
    public Future<Counted> count(Segment segment, String channelKind, Instant at) {
        return Future.succeededFuture(new Counted(PEOPLE, 0, 0, 0, 0));
    }

    @Override
    public Future<AudiencePage> page(Segment segment, @Nullable String after, int limit, Instant at) {
        int from = after == null ? 0 : place(after) + 1;
        int end = Math.min(PEOPLE, from + limit);
        List<Recipient> people =
                IntStream.range(from, end).mapToObj(StandInPeople::person).toList();
        String next = end == PEOPLE ? null : id(end - 1);
        return Future.succeededFuture(new AudiencePage(people, next, new Counted(people.size(), 0, 0, 0, 0)));
    }

    @Override
    public Future<List<Recipient>> recipients(List<String> ids, Instant at) {
        return Future.succeededFuture(ids.stream().map(id -> person(place(id))).toList());
    }

    @Override
    public Future<Void> contacted(List<String> recipientIds, Instant at) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> optOut(String recipientId, String channelKind, String how) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> bounced(String recipientId, boolean permanent, String words) {
        return Future.succeededFuture();
    }

    private static Recipient person(int place) {
        return new Recipient(
                id(place), "reader" + (place + 1) + "@rehearsal.example", "", "zh", "", Map.of(), List.of());
    }

    private static String id(int place) {
        return LIST + ":" + place;
    }

    private static int place(String id) {
        return Integer.parseInt(id.substring(LIST.length() + 1));
    }
}
