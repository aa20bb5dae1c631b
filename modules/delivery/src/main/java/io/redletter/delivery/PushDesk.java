package io.redletter.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.accounts.Actor;
import io.redletter.agenda.Claimed;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushFilter;
import io.redletter.campaign.PushLaneDocuments;
import io.redletter.campaign.PushService;
import io.redletter.campaign.PushState;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    Future<Optional<Push>> find(String id) {
        return mongo.first(documents().find(eq("_id", id))).map(found -> found.map(pushes::read));
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
    Future<Void> handOver(Claimed claimed) {
        Bson owned =
                and(eq("_id", claimed.id()), eq("version", claimed.version()), eq("state", PushState.FIRING.text()));
        return mongo.one(documents().updateOne(owned, combine(unset("owner"), inc("version", 1L))))
                .map(result -> {
                    if (result.getMatchedCount() == 0) {
                        throw new ChangedMeanwhileException("push", claimed.id(), claimed.version());
                    }
                    return null;
                });
    }

    Future<Void> end(String id, long fence, PushState state, @Nullable String reason) {
        return service.finish(id, fence, state, reason).mapEmpty();
    }

    /** Those whose deliveries carry them on. */
    Future<List<Push>> handedOver(int limit) {
        Bson open = and(eq("state", PushState.FIRING.text()), exists("owner", false));
        return mongo.list(documents().find(open).limit(limit))
                .map(found -> found.stream().map(pushes::read).toList());
    }
}
