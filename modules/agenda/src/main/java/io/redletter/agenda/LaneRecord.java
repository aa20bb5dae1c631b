package io.redletter.agenda;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** A lane's documents in MongoDB: what waits, what is due, whose it is. */
final class LaneRecord {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final Mongo mongo;
    private final Lane lane;
    private final MongoCollection<Document> documents;

    LaneRecord(Mongo mongo, Lane lane) {
        this.mongo = mongo;
        this.lane = lane;
        this.documents = lane.documents();
    }

    Future<Void> indexes() {
        List<IndexModel> models = new ArrayList<>(List.of(
                new IndexModel(Indexes.ascending("state", "due", "_id")),
                new IndexModel(Indexes.ascending("state", "owner"))));
        String group = lane.group();
        if (group != null) {
            models.add(new IndexModel(Indexes.ascending(group, "state", "due", "_id")));
        }
        return mongo.done(documents.createIndexes(models));
    }

    /** Those of the alarm's members that truly wait in that version and are due. */
    Future<List<Document>> due(List<AlarmMember> members, Instant now) {
        Map<String, Long> versions = new HashMap<>();
        members.forEach(member -> versions.merge(member.id(), member.version(), Math::max));
        return mongo.list(documents
                        .find(in("_id", versions.keySet()))
                        .limit(versions.size())
                        .batchSize(versions.size()))
                .map(found -> found.stream()
                        .filter(document -> lane.waiting().contains(document.getString("state")))
                        .filter(document -> Objects.equals(versions.get(document.getString("_id")), version(document)))
                        .filter(document -> !due(document).isAfter(now))
                        .toList());
    }

    /** Those of them that are in none of the paused groups. */
    List<Document> open(List<Document> read, Set<String> paused) {
        return paused.isEmpty()
                ? read
                : read.stream().filter(document -> !paused(document, paused)).toList();
    }

    /** What is due by the record alone and in none of the paused groups, soonest first. */
    Future<List<Document>> due(Instant now, Set<String> paused, int limit) {
        Bson due = and(waits(), lte("due", now));
        String group = lane.group();
        return mongo.list(documents
                .find(group == null || paused.isEmpty() ? due : and(due, nin(group, paused)))
                .sort(Sorts.ascending("due", "_id"))
                .limit(limit));
    }

    /** A page of what waits until then, soonest first: id, version and due only. */
    Future<List<Document>> waiting(Instant until, @Nullable Document after, int limit) {
        return waiting(waits(), until, after, limit);
    }

    /** A page of what a group has waiting until then, soonest first. */
    Future<List<Document>> waitingOf(String group, Instant until, @Nullable Document after, int limit) {
        String field = Objects.requireNonNull(lane.group(), "a lane with groups");
        return waiting(and(eq(field, group), waits()), until, after, limit);
    }

    /** The rest of the instant at which the page before ended, then later ones: each a walk along the index. */
    private Future<List<Document>> waiting(Bson which, Instant until, @Nullable Document after, int limit) {
        if (after == null) {
            return page(and(which, lte("due", until)), limit);
        }
        Date at = after.getDate("due");
        return page(and(which, eq("due", at), gt("_id", after.getString("_id"))), limit)
                .compose(same -> same.size() == limit
                        ? Future.succeededFuture(same)
                        : page(and(which, gt("due", at), lte("due", until)), limit - same.size())
                                .map(later -> Stream.concat(same.stream(), later.stream())
                                        .toList()));
    }

    private Future<List<Document>> page(Bson which, int limit) {
        return mongo.list(documents
                .find(which)
                .projection(Projections.include("version", "due"))
                .sort(Sorts.ascending("due", "_id"))
                .limit(limit)
                .batchSize(limit));
    }

    /** How much waits, and how much of it is due. */
    Future<Backlog> backlog(Instant now) {
        CountOptions most = new CountOptions().limit(Backlog.MOST);
        Future<Long> due = mongo.one(documents.countDocuments(and(waits(), lte("due", now)), most));
        Future<Long> waiting = mongo.one(documents.countDocuments(and(waits(), gt("due", now)), most));
        Future<List<Document>> oldest = due(now, Set.of(), 1);
        Future<List<Document>> next = mongo.list(documents
                .find(and(waits(), gt("due", now)))
                .sort(Sorts.ascending("due", "_id"))
                .limit(1));
        return Future.all(due, waiting, oldest, next)
                .map(all -> new Backlog(
                        lane.name(),
                        lane.group(),
                        due.result(),
                        first(oldest.result()),
                        first(next.result()),
                        waiting.result()));
    }

    private static @Nullable Instant first(List<Document> found) {
        return found.isEmpty() ? null : due(found.get(0));
    }

    /** What this owner has in its hands. */
    Future<List<Document>> firingOf(String owner, int limit) {
        return mongo.list(documents
                .find(and(eq("state", lane.firing()), eq("owner", owner)))
                .limit(limit));
    }

    /** Everyone who has something in hand. */
    Future<List<String>> owners() {
        return mongo.list(documents.aggregate(List.of(
                        Aggregates.match(and(eq("state", lane.firing()), exists("owner"))),
                        Aggregates.group("$owner", Accumulators.sum("held", 1)),
                        Aggregates.limit(1000))))
                .map(groups -> groups.stream()
                        .map(group -> group.getString("_id"))
                        .filter(Objects::nonNull)
                        .toList());
    }

    /**
     * Takes documents by compare-and-set, as they were read: those that wait begin to fire, those that fire change hands.
     *
     * @return those that are this owner's now; another node may have been quicker with the rest
     */
    Future<List<Claimed>> take(List<Document> read, String owner, Instant now) {
        if (read.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        List<UpdateOneModel<Document>> moves =
                read.stream().map(document -> move(document, owner, now)).toList();
        return mongo.one(documents.bulkWrite(moves, UNORDERED))
                .compose(result ->
                        result.getMatchedCount() == read.size() ? Future.succeededFuture(read) : won(read, owner))
                .map(won -> won.stream()
                        .map(document -> taken(document, owner, now))
                        .toList());
    }

    private UpdateOneModel<Document> move(Document read, String owner, Instant now) {
        Bson as = and(
                eq("_id", read.getString("_id")), eq("version", version(read)), eq("state", read.getString("state")));
        Bson to = combine(
                set("state", lane.firing()),
                set("owner", owner),
                set("nominal", nominal(read)),
                set("actual", actual(read, now)),
                inc("version", 1L));
        return new UpdateOneModel<>(as, to);
    }

    private Future<List<Document>> won(List<Document> read, String owner) {
        List<String> ids =
                read.stream().map(document -> document.getString("_id")).toList();
        return mongo.list(documents
                        .find(and(in("_id", ids), eq("owner", owner), eq("state", lane.firing())))
                        .projection(Projections.include("version"))
                        .limit(ids.size()))
                .map(owned -> {
                    Map<String, Long> versions = new HashMap<>();
                    owned.forEach(document -> versions.put(document.getString("_id"), version(document)));
                    return read.stream()
                            .filter(document ->
                                    Objects.equals(versions.get(document.getString("_id")), version(document) + 1))
                            .toList();
                });
    }

    private Claimed taken(Document read, String owner, Instant now) {
        long fence = version(read) + 1;
        Document document = new Document(read)
                .append("state", lane.firing())
                .append("owner", owner)
                .append("nominal", nominal(read))
                .append("actual", actual(read, now))
                .append("version", fence);
        return new Claimed(
                read.getString("_id"),
                fence,
                nominal(read).toInstant(),
                actual(read, now).toInstant(),
                document);
    }

    private Date nominal(Document read) {
        Date kept = read.getDate("nominal");
        return waits(read) || kept == null ? read.getDate("due") : kept;
    }

    private Date actual(Document read, Instant now) {
        Date kept = read.getDate("actual");
        return waits(read) || kept == null ? Date.from(now) : kept;
    }

    private boolean paused(Document read, Set<String> groups) {
        String field = lane.group();
        return field != null && read.get(field) instanceof String group && groups.contains(group);
    }

    private boolean waits(Document read) {
        return lane.waiting().contains(read.getString("state"));
    }

    private Bson waits() {
        return lane.waiting().size() == 1 ? eq("state", lane.waiting().get(0)) : in("state", lane.waiting());
    }

    static long version(Document document) {
        return number(document, "version");
    }

    static Instant due(Document document) {
        return document.getDate("due").toInstant();
    }

    /** A whole number of either width; 0 where there is none. */
    static long number(Document document, String field) {
        return document.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
