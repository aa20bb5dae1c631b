package io.redletter.campaign;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Sight;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;

/** Pushes, in the collection {@code pushes}; kept for good, they are the proof of what was sent when. */
final class PushStore {
    private static final List<String> COMING =
            PushState.texts(PushState.PLANNED, PushState.ARMED, PushState.HELD, PushState.FIRING);
    private static final int MOST_NEIGHBOURS = 20;

    private final Documents<Push> documents;

    PushStore(Mongo mongo) {
        this.documents = new Documents<>(mongo, "push", PushLaneDocuments.COLLECTION, Push.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("state", "due")),
                new IndexModel(Indexes.ascending("campaignId", "due")),
                new IndexModel(Indexes.ascending("workId", "due")),
                new IndexModel(Indexes.ascending("unitId", "due")),
                new IndexModel(Indexes.ascending("channelIds", "due")),
                new IndexModel(Indexes.ascending("audience", "state")));
    }

    Future<Optional<Push>> find(String id) {
        return documents.find(id);
    }

    Future<Push> get(String id) {
        return documents.get(id);
    }

    /** Those of these that are there. */
    Future<List<Push>> byIds(List<String> ids) {
        return ids.isEmpty() ? Future.succeededFuture(List.of()) : documents.list(in("_id", ids), null, ids.size());
    }

    Future<Push> insert(Push push) {
        return documents.insert(push);
    }

    Future<Push> replace(Push expected, Push next) {
        return documents.replace(expected, next);
    }

    Future<Push> update(String id, UnaryOperator<Push> change) {
        return documents.update(id, change);
    }

    /** The soonest first. */
    Future<List<Push>> list(Sight sight, PushFilter filter) {
        return documents.list(where(sight, filter), Sorts.ascending("due", "_id"), filter.limit());
    }

    /** How many open ones hang on the dates of this campaign. */
    Future<Long> hanging(String campaignId) {
        return documents.count(and(
                eq("campaignId", campaignId),
                exists("relative"),
                in("state", PushState.texts(PushState.PLANNED, PushState.ARMED, PushState.HELD))));
    }

    /** Other open pushes to one of its channels in the same hour of the clock on the wall. */
    Future<List<Push>> sameHour(Push push) {
        return sameHour(push, push.channelIds(), push.due());
    }

    /** The same, of these channels only. */
    Future<List<Push>> sameHour(Push push, List<String> channelIds) {
        return sameHour(push, channelIds, push.due());
    }

    /** The same, were it due then. */
    Future<List<Push>> sameHour(Push push, Instant due) {
        return sameHour(push, push.channelIds(), due);
    }

    private Future<List<Push>> sameHour(Push push, List<String> channelIds, Instant due) {
        Instant from =
                due.atZone(ZoneId.of(push.zone())).truncatedTo(ChronoUnit.HOURS).toInstant();
        return due(channelIds, from, from.plus(Duration.ofHours(1)), push.id(), MOST_NEIGHBOURS);
    }

    /** Pushes but this one that will leave or are leaving through one of these channels in this time, the soonest first. */
    Future<List<Push>> due(List<String> channelIds, Instant from, Instant until, String but, int limit) {
        return channelIds.isEmpty()
                ? Future.succeededFuture(List.of())
                : documents.list(
                        and(
                                in("channelIds", channelIds),
                                gte("due", from),
                                lt("due", until),
                                ne("_id", but),
                                in("state", COMING)),
                        Sorts.ascending("due"),
                        limit);
    }

    /** Other pushes of its work to one of these channels, that left or will. */
    Future<List<Push>> sameWork(Push push, List<String> channelIds) {
        List<String> states = new ArrayList<>(COMING);
        states.add(PushState.FINISHED.text());
        return channelIds.isEmpty()
                ? Future.succeededFuture(List.of())
                : documents.list(
                        and(
                                eq("workId", push.workId()),
                                in("channelIds", channelIds),
                                ne("_id", push.id()),
                                in("state", states)),
                        Sorts.ascending("due"),
                        MOST_NEIGHBOURS);
    }

    /** Those in one of these states that were due before this instant, the oldest first. */
    Future<List<Push>> overdue(Instant before, int limit, PushState... states) {
        return documents.list(
                and(in("state", PushState.texts(states)), lt("due", before)), Sorts.ascending("due"), limit);
    }

    private static Bson where(Sight sight, PushFilter filter) {
        List<Bson> all = new ArrayList<>(List.of(sight.filter("unitId")));
        Optional.ofNullable(filter.campaignId()).ifPresent(id -> all.add(eq("campaignId", id)));
        Optional.ofNullable(filter.workId()).ifPresent(id -> all.add(eq("workId", id)));
        Optional.ofNullable(filter.channelId()).ifPresent(id -> all.add(eq("channelIds", id)));
        Optional.ofNullable(filter.from()).ifPresent(from -> all.add(gte("due", from)));
        Optional.ofNullable(filter.until()).ifPresent(until -> all.add(lt("due", until)));
        if (!filter.states().isEmpty()) {
            all.add(in("state", PushState.texts(filter.states().toArray(new PushState[0]))));
        }
        return and(all);
    }
}
