package io.redletter.campaign;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Sight;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Campaigns, in the collection {@code campaigns}; kept for good, they are the department's year book. */
final class CampaignStore {
    private static final int MOST = 2_000;
    private static final int MOST_BETWEEN = 50;

    private final Mongo mongo;
    private final Documents<Campaign> documents;

    CampaignStore(Mongo mongo) {
        this.mongo = mongo;
        this.documents = new Documents<>(mongo, "campaign", "campaigns", Campaign.class);
    }

    /** Makes the indexes, and says of campaigns from before dates moved that those of the almanac follow it. */
    Future<Void> start() {
        return following("almanac", Campaign.PLAN).compose(v -> fixed()).compose(v -> indexes());
    }

    private Future<Void> following(String... sources) {
        return mongo.done(documents
                .collection()
                .updateMany(and(exists("follows", false), in("source", sources)), set("follows", true)));
    }

    private Future<Void> fixed() {
        return mongo.done(documents.collection().updateMany(exists("follows", false), set("follows", false)));
    }

    private Future<Void> indexes() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("unitId", "start")),
                new IndexModel(Indexes.ascending("observanceId", "start")),
                new IndexModel(Indexes.ascending("state", "start")),
                new IndexModel(Indexes.ascending("state", "end")),
                new IndexModel(Indexes.ascending("start", "end")));
    }

    Future<Optional<Campaign>> find(String id) {
        return documents.find(id);
    }

    Future<Campaign> get(String id) {
        return documents.get(id);
    }

    Future<Campaign> insert(Campaign campaign) {
        return documents.insert(campaign);
    }

    Future<Campaign> replace(Campaign expected, Campaign next) {
        return documents.replace(expected, next);
    }

    /** Only one that came to nothing: everything else is kept. */
    Future<Boolean> delete(Campaign expected) {
        return documents.delete(expected);
    }

    Future<Campaign> update(String id, UnaryOperator<Campaign> change) {
        return documents.update(id, change);
    }

    /** Whether there is one, of any year. */
    Future<Boolean> any(Sight sight) {
        return documents.list(sight.filter("unitId"), null, 1).map(found -> !found.isEmpty());
    }

    /** Those of which some day lies in the year. Dates are ISO texts, which sort as dates do. */
    Future<List<Campaign>> inYear(Sight sight, int year) {
        return documents.list(
                and(
                        sight.filter("unitId"),
                        lte("start", LocalDate.of(year, 12, 31).toString()),
                        gte("end", LocalDate.of(year, 1, 1).toString())),
                Sorts.ascending("start", "_id"),
                MOST);
    }

    /** What a unit holds for a day of the almanac in a year, the first made first. */
    Future<List<Campaign>> ofDay(String unitId, String observanceId, int year) {
        return documents.list(
                and(
                        eq("unitId", unitId),
                        eq("observanceId", observanceId),
                        gte("start", LocalDate.of(year, 1, 1).toString()),
                        lte("start", LocalDate.of(year, 12, 31).toString())),
                Sorts.ascending("createdAt", "_id"),
                10);
    }

    /** Those for one of these days that begin in this year, by first day. */
    Future<List<Campaign>> onDays(Sight sight, Collection<String> observanceIds, int year) {
        return documents.list(
                and(
                        sight.filter("unitId"),
                        in("observanceId", observanceIds),
                        gte("start", LocalDate.of(year, 1, 1).toString()),
                        lte("start", LocalDate.of(year, 12, 31).toString())),
                Sorts.ascending("start", "_id"),
                MOST);
    }

    /** Open ones of a unit of which some day lies between these. */
    Future<List<Campaign>> between(String unitId, LocalDate first, LocalDate last) {
        return documents.list(
                and(
                        eq("unitId", unitId),
                        lte("start", last.toString()),
                        gte("end", first.toString()),
                        in("state", CampaignState.PLANNED.name(), CampaignState.RUNNING.name())),
                Sorts.ascending("start", "_id"),
                MOST_BETWEEN);
    }

    /** Those the calendar may have overtaken by the end of this day: still planned, or running past their last. */
    Future<List<Campaign>> overtaken(LocalDate day) {
        return documents.list(
                or(
                        and(eq("state", CampaignState.PLANNED.name()), lte("start", day.toString())),
                        and(eq("state", CampaignState.RUNNING.name()), lte("end", day.toString()))),
                Sorts.ascending("start"),
                MOST);
    }

    /** Cancelled ones that would still go on, on this day or later. */
    Future<List<Campaign>> cancelledUntil(LocalDate day) {
        return documents.list(and(eq("state", CampaignState.CANCELLED.name()), gte("end", day.toString())), null, MOST);
    }
}
