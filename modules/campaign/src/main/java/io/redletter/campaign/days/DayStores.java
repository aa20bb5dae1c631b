package io.redletter.campaign.days;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.observance.Almanac;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;

/**
 * The collections {@code day_notices}, {@code local_days} and {@code hidden_days}. Notices and local days are kept for
 * good, since the year books hang on them: some hundreds a year; all are held in memory, up to the limits here.
 */
final class DayStores {
    private static final int MOST_NOTICES = 50_000;
    private static final int MOST_LOCAL = 50_000;
    private static final int MOST_HIDDEN = 200_000;

    private final Documents<StoredNotice> notices;
    private final Documents<LocalDay> locals;
    private final Documents<HiddenDay> hidden;

    DayStores(Mongo mongo) {
        this.notices = new Documents<>(mongo, "notice", "day_notices", StoredNotice.class);
        this.locals = new Documents<>(mongo, "local day", "local_days", LocalDay.class);
        this.hidden = new Documents<>(mongo, "hidden day", "hidden_days", HiddenDay.class);
    }

    Future<Void> start() {
        return notices.indexes(new IndexModel(Indexes.ascending("year")))
                .compose(v -> locals.indexes(new IndexModel(Indexes.ascending("unitId"))))
                .compose(v -> hidden.indexes(new IndexModel(Indexes.ascending("unitId"))));
    }

    Documents<StoredNotice> notices() {
        return notices;
    }

    Documents<LocalDay> locals() {
        return locals;
    }

    Documents<HiddenDay> hidden() {
        return hidden;
    }

    /** Everything, as it is stored now. */
    Future<DayPages> read(Almanac file) {
        return notices.list(Filters.empty(), Sorts.ascending("_id"), MOST_NOTICES)
                .compose(said -> locals.list(Filters.empty(), Sorts.ascending("_id"), MOST_LOCAL)
                        .compose(own -> hidden.list(Filters.empty(), Sorts.ascending("_id"), MOST_HIDDEN)
                                .map(off -> new DayPages(file, said, own, off))));
    }
}
