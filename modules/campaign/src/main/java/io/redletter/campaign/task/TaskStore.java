package io.redletter.campaign.task;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Sight;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tasks, in the collection {@code tasks}; kept for good with their campaign, at most {@link #MOST} of one. */
final class TaskStore {
    static final int MOST = 200;

    private final Mongo mongo;
    private final Documents<Task> documents;

    TaskStore(Mongo mongo) {
        this.mongo = mongo;
        this.documents = new Documents<>(mongo, "task", "tasks", Task.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("campaignId", "deadline")),
                new IndexModel(Indexes.ascending("state", "deadline")),
                new IndexModel(Indexes.ascending("unitId", "state", "deadline")),
                new IndexModel(Indexes.ascending("owner", "state", "deadline")));
    }

    Future<Optional<Task>> find(String id) {
        return documents.find(id);
    }

    Future<Task> get(String id) {
        return documents.get(id);
    }

    Future<Task> insert(Task task) {
        return documents.insert(task);
    }

    Future<Task> replace(Task expected, Task next) {
        return documents.replace(expected, next);
    }

    Future<Task> update(String id, UnaryOperator<Task> change) {
        return documents.update(id, change);
    }

    Future<Void> deleteOf(String campaignId) {
        return mongo.done(documents.collection().deleteMany(eq("campaignId", campaignId)));
    }

    /** By deadline. */
    Future<List<Task>> ofCampaign(String campaignId) {
        return documents.list(eq("campaignId", campaignId), Sorts.ascending("deadline", "_id"), MOST);
    }

    Future<Long> countOf(String campaignId) {
        return documents.count(eq("campaignId", campaignId));
    }

    /** How many open ones hang on the dates of this campaign. */
    Future<Long> hanging(String campaignId) {
        return documents.count(
                and(eq("campaignId", campaignId), eq("state", TaskState.OPEN.name()), exists("relative")));
    }

    /** Open ones whose last day is this one or before, the longest overdue first. */
    Future<List<Task>> due(Sight sight, LocalDate until, int limit) {
        return documents.list(
                and(
                        eq("state", TaskState.OPEN.name()),
                        lte("deadline", until.toString()),
                        or(sight.filter("unitId"), sight.filter("owner"))),
                Sorts.ascending("deadline", "_id"),
                limit);
    }
}
