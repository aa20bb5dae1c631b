package io.redletter.content;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.mongo.BulkReader;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Works, versions, verdicts, releases and media in MongoDB. All are kept: they are the record of who said what. */
final class WorkStore {
    /** How much history one list shows; a work with more is still stored in full. */
    static final int HISTORY = 500;

    private static final int TEXTS = 50;

    private final Mongo mongo;
    private final Documents<Work> works;
    private final Documents<WorkVersion> versions;
    private final Documents<Review> reviews;
    private final Documents<Release> releases;
    private final Documents<Media> media;
    private final BulkReader<Work> worksTogether;
    private final BulkReader<WorkVersion> versionsTogether;
    private final MongoCollection<VersionCard> cards;
    private final MongoCollection<Document> releaseDocuments;

    WorkStore(Mongo mongo) {
        this.mongo = mongo;
        works = new Documents<>(mongo, "work", "works", Work.class);
        versions = new Documents<>(mongo, "version", "work_versions", WorkVersion.class);
        reviews = new Documents<>(mongo, "review", "reviews", Review.class);
        releases = new Documents<>(mongo, "release", "releases", Release.class);
        media = new Documents<>(mongo, "media", "media", Media.class);
        worksTogether = new BulkReader<>(mongo, works.collection());
        versionsTogether = new BulkReader<>(mongo, versions.collection());
        cards = mongo.collection("work_versions", VersionCard.class);
        releaseDocuments = mongo.collection("releases", Document.class);
    }

    Future<Void> start() {
        return works.indexes(
                        new IndexModel(Indexes.ascending("slug"), new IndexOptions().unique(true)),
                        index("campaignId"),
                        index("state"),
                        index("state", "releaseAt"),
                        index("state", "sealedMedia"),
                        index("unitId"))
                .compose(v -> versions.indexes(index("workId")))
                .compose(v -> reviews.indexes(index("workId")))
                .compose(v -> releases.indexes(index("workId"), index("workId", "state")));
    }

    Documents<Work> works() {
        return works;
    }

    Documents<WorkVersion> versions() {
        return versions;
    }

    /** As it is stored now: a crowd that asks in one turn is answered by one reading. */
    Future<Optional<Work>> work(String id) {
        return worksTogether.find(id);
    }

    /** The same of a version, or a {@link NotFoundException}. */
    Future<WorkVersion> version(String id) {
        return versionsTogether.find(id).map(found -> found.orElseThrow(() -> new NotFoundException("version", id)));
    }

    Documents<Review> reviews() {
        return reviews;
    }

    Documents<Release> releases() {
        return releases;
    }

    Documents<Media> media() {
        return media;
    }

    MongoCollection<Document> releaseDocuments() {
        return releaseDocuments;
    }

    Future<Optional<Work>> bySlug(String slug) {
        return works.list(eq("slug", slug), null, 1).map(found -> found.stream().findFirst());
    }

    Future<List<Work>> list(WorkFilter filter, Bson seen, int limit) {
        List<Bson> wanted = new ArrayList<>();
        wanted.add(seen);
        if (filter.campaignId() != null) {
            wanted.add(eq("campaignId", filter.campaignId()));
        }
        if (filter.state() != null) {
            wanted.add(eq("state", filter.state().name()));
        }
        if (filter.unitId() != null) {
            wanted.add(eq("unitId", filter.unitId()));
        }
        return works.list(and(wanted), descending("_id"), limit);
    }

    /** Released works, the one released last first. */
    Future<List<Work>> released(int limit) {
        return works.list(eq("state", WorkState.RELEASED.name()), descending("releaseAt", "_id"), limit);
    }

    /** Of the approved works that wait for their release, the one that opens first after this instant. */
    Future<Optional<Work>> nextOpening(Instant after) {
        return works.list(
                        and(eq("state", WorkState.APPROVED.name()), gt("releaseAt", after)), ascending("releaseAt"), 1)
                .map(found -> found.stream().findFirst());
    }

    /** Of the released works whose approved version uses this file, the one that opens first. */
    Future<Optional<Work>> firstReleasedUsing(String sha256) {
        return works.list(
                        and(eq("state", WorkState.RELEASED.name()), eq("sealedMedia", sha256)),
                        ascending("releaseAt"),
                        1)
                .map(found -> found.stream().findFirst());
    }

    /** Approved works for which a release is planned; what the sweep looks through. */
    Future<List<Work>> planned(int limit) {
        return works.list(
                and(eq("state", WorkState.APPROVED.name()), exists("releaseId")), ascending("releaseAt"), limit);
    }

    /** Versions by their ids, in no order. */
    Future<List<WorkVersion>> versionsById(List<String> ids) {
        return ids.isEmpty() ? Future.succeededFuture(List.of()) : versions.list(in("_id", ids), null, ids.size());
    }

    Future<List<Release>> armedReleases(String workId) {
        return releases.list(and(eq("workId", workId), eq("state", Releasing.ARMED)), null, HISTORY);
    }

    Future<List<WorkVersion>> versionsOf(String workId) {
        return versions.list(eq("workId", workId), descending("number"), TEXTS);
    }

    Future<List<VersionCard>> cardsOf(String workId) {
        return mongo.list(cards.find(eq("workId", workId))
                .projection(exclude("bodyHtml", "summary", "media", "cover", "video"))
                .sort(descending("number"))
                .limit(HISTORY));
    }

    Future<List<Review>> reviewsOf(String workId) {
        return reviews.list(eq("workId", workId), descending("at", "_id"), HISTORY);
    }

    Future<List<Release>> releasesOf(String workId) {
        return releases.list(eq("workId", workId), descending("_id"), HISTORY);
    }

    private static IndexModel index(String... fields) {
        return new IndexModel(Indexes.ascending(fields));
    }
}
