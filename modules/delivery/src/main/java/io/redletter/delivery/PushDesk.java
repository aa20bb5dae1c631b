package io.redletter.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.accounts.Actor;
import io.redletter.agenda.Claimed;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushFilter;
import io.redletter.campaign.PushLaneDocuments;
import io.redletter.campaign.PushService;
import io.redletter.campaign.PushState;
import io.redletter.platform.RefusedException;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The pushes, as far as sending changes them. */
final class PushDesk {
    private static final Actor DELIVERY = Actor.system("delivery");

    private final Mongo mongo;
    private final PushService service;
    private final PushLaneDocuments pushes;

    PushDesk(Mongo mongo, PushService service) {
        this.mongo = mongo;
        this.service = service;
        this.pushes = service.pushes();
    }

    MongoCollection<Document> documents() {
        return pushes.documents();
    }

    Push read(Claimed claimed) {
        return pushes.read(claimed.document());
    }

    /** As it is stored now. */
    Future<Optional<Push>> find(String id) {
        return pushes.find(id);
    }

    /** Those of these that are there, in no order. */
    Future<List<Push>> byIds(List<String> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(List.of())
                : mongo.list(documents().find(in("_id", ids)).limit(ids.size()))
                        .map(found -> found.stream().map(pushes::read).toList());
    }

    /** Those to this channel that may still leave, due in this time, the soonest first. */
    Future<List<Push>> open(String channelId, Instant from, Instant until) {
        PushFilter open = new PushFilter(
                null,
                null,
                channelId,
                List.of(PushState.PLANNED, PushState.ARMED, PushState.HELD, PushState.FIRING),
                from,
                until,
                PushFilter.MOST);
        return service.list(DELIVERY, open);
    }

    /** Whether a push that has not ended is to go to this segment. */
    Future<Boolean> isAwaited(String segmentId) {
        Bson open = and(
                eq("audience", segmentId),
                in(
                        "state",
                        PushState.PLANNED.text(),
                        PushState.ARMED.text(),
                        PushState.HELD.text(),
                        PushState.FIRING.text()));
        return mongo.list(documents().find(open).limit(1)).map(found -> !found.isEmpty());
    }

    /**
     * Lets go of a push whose deliveries are stored: they carry it on, and the last of them ends it. Without an owner the
     * agenda leaves it alone.
     */
    Future<Void> handOver(Push push) {
        return pushes.change(
                push,
                combine(unset("owner"), inc("version", 1L)),
                stored -> !stored.containsKey("owner") && firing(stored));
    }

    /** Its version is the fence. */
    Future<Void> end(Push push, PushState state, @Nullable String reason) {
        return service.finish(push, state, reason).mapEmpty();
    }

    /** Notes that a push was taken back; of one that still leaves, no further attempt is made. */
    Future<Void> recalled(Actor actor, String id, String reason) {
        return service.recalled(actor, id, reason)
                .<Void>mapEmpty()
                .recover(failure -> failure instanceof RefusedException
                        ? find(id).compose(found -> found.filter(push -> push.owner() == null)
                                .map(push -> end(push, PushState.RECALLED, reason))
                                .orElseGet(() -> Future.failedFuture(failure)))
                        : Future.failedFuture(failure));
    }

    /** Those taken up before then whose deliveries carry them on, by id, those after this one. */
    Future<List<Push>> handedOver(Instant before, String after, int limit) {
        Bson open = and(
                eq("state", PushState.FIRING.text()),
                eq("owner", null),
                lte("actual", Date.from(before)),
                gt("_id", after));
        return mongo.list(documents().find(open).sort(Sorts.ascending("_id")).limit(limit))
                .map(found -> found.stream().map(pushes::read).toList());
    }

    /** Those to this channel that are due by then and have not come to an end, the soonest first. */
    Future<List<Push>> unfinished(String channelId, Instant until, int limit) {
        Bson open = and(
                eq("channelIds", channelId),
                lte("due", until),
                in("state", PushState.ARMED.text(), PushState.FIRING.text()));
        return mongo.list(documents()
                        .find(open)
                        .sort(Sorts.ascending("due", "_id"))
                        .limit(limit))
                .map(found -> found.stream().map(pushes::read).toList());
    }

    private static boolean firing(BsonDocument stored) {
        return stored.getString("state").getValue().equals(PushState.FIRING.text());
    }
}
