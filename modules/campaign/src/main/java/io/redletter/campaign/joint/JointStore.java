package io.redletter.campaign.joint;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Sight;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** Joint releases, in the collection {@code joint_releases}; kept for good, some dozens a year. */
final class JointStore {
    private static final int MOST = 500;
    private static final int PATIENCE = 10;
    private static final long WAIT_MILLIS = 50;

    private final Vertx vertx;
    private final Documents<JointRelease> documents;

    JointStore(Vertx vertx, Mongo mongo) {
        this.vertx = vertx;
        this.documents = new Documents<>(mongo, "joint release", "joint_releases", JointRelease.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("unitId", "due")),
                new IndexModel(Indexes.ascending("parts.unitId", "due")),
                new IndexModel(Indexes.ascending("due")));
    }

    Future<Optional<JointRelease>> find(String id) {
        return documents.find(id);
    }

    Future<JointRelease> get(String id) {
        return documents.get(id);
    }

    Future<JointRelease> insert(JointRelease fresh) {
        return documents.insert(fresh);
    }

    /** Goes on trying while many units answer at once. */
    Future<JointRelease> update(String id, UnaryOperator<JointRelease> change) {
        return update(id, change, PATIENCE);
    }

    private Future<JointRelease> update(String id, UnaryOperator<JointRelease> change, int left) {
        return documents
                .update(id, change)
                .recover(failure -> failure instanceof ChangedMeanwhileException && left > 0
                        ? vertx.timer(1 + ThreadLocalRandom.current().nextLong(WAIT_MILLIS))
                                .compose(v -> update(id, change, left - 1))
                        : Future.failedFuture(failure));
    }

    /** Those a unit in sight leads or takes part in, the latest first. */
    Future<List<JointRelease>> seenBy(Sight sight) {
        return documents.list(or(sight.filter("unitId"), sight.filter("parts.unitId")), Sorts.descending("due"), MOST);
    }

    /** Those of a campaign, the soonest first. */
    Future<List<JointRelease>> ofCampaign(String campaignId) {
        return documents.list(eq("campaignId", campaignId), Sorts.ascending("due"), MOST);
    }

    /** Those that have still to come, or came after this instant. */
    Future<List<JointRelease>> since(Instant instant) {
        return documents.list(gte("due", instant), Sorts.ascending("due"), MOST);
    }
}
