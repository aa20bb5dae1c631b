package io.redletter.delivery.audience;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * Where audiences are kept. Everything a person could be known by ends with their list ({@link AudienceList#keepUntil});
 * what stays of a person who opted out is a keyed hash.
 */
record AudienceStores(
        AddressBook addresses,
        Documents<AudienceList> lists,
        Documents<Segment> segments,
        PeopleStore people,
        StandingStore standings,
        ContactStore contacts,
        ImportStore imports,
        Documents<CountRun> counts) {
    private static final int MOST_SEGMENTS = 500;

    static AudienceStores of(Platform platform, AudienceConfig config) {
        var mongo = platform.mongo();
        return new AudienceStores(
                new AddressBook(platform),
                new Documents<>(mongo, "audience list", "audience_lists", AudienceList.class),
                new Documents<>(mongo, "segment", "audience_segments", Segment.class),
                new PeopleStore(platform),
                new StandingStore(platform),
                new ContactStore(mongo, Duration.ofDays(config.days())),
                new ImportStore(platform, Duration.ofDays(config.undoDays())),
                new Documents<>(mongo, "count", "audience_counts", CountRun.class));
    }

    Future<Void> start() {
        return addresses
                .start()
                .compose(v -> lists.indexes(
                        new IndexModel(Indexes.ascending("unitId")),
                        new IndexModel(Indexes.ascending("keepUntil")),
                        new IndexModel(Indexes.ascending("removing"))))
                .compose(v -> segments.indexes(
                        new IndexModel(Indexes.ascending("listId")), new IndexModel(Indexes.ascending("unitId"))))
                .compose(v -> counts.indexes(CountRun.ends()))
                .compose(v -> people.start())
                .compose(v -> standings.start())
                .compose(v -> contacts.start())
                .compose(v -> imports.start());
    }

    Future<List<Segment>> segmentsOf(String listId) {
        return segments.list(eq("listId", listId), Sorts.ascending("_id"), MOST_SEGMENTS);
    }
}
