package io.redletter.accounts;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;

/** The units and who sees which: an actor sees their own unit and those below it, an administrator all. */
public final class UnitTree {
    private static final int MOST = 10_000;

    private final Documents<Unit> documents;

    UnitTree(Mongo mongo) {
        this.documents = new Documents<>(mongo, "unit", "units", Unit.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("path")), new IndexModel(Indexes.ascending("parentId")));
    }

    public Future<Optional<Unit>> find(String id) {
        return documents.find(id);
    }

    /** The unit, or a {@link NotFoundException}. */
    public Future<Unit> get(String id) {
        return documents.get(id);
    }

    /** The units the actor sees, at most ten thousand, in the order they were made. */
    public Future<List<Unit>> visibleTo(Actor actor) {
        Bson filter = actor.seesEverything() ? Filters.empty() : eq("path", actor.unitId());
        return documents.list(filter, Sorts.ascending("_id"), MOST);
    }

    /** Which units the actor sees, as a filter for other collections. */
    public Future<Sight> sight(Actor actor) {
        if (actor.seesEverything()) {
            return Future.succeededFuture(Sight.all());
        }
        return visibleTo(actor)
                .map(units -> new Sight(false, units.stream().map(Unit::id).collect(Collectors.toSet())));
    }

    /**
     * The unit, if the actor may act for it: their own or one below.
     *
     * @return fails with {@link NotFoundException} or {@link ForbiddenException}
     */
    public Future<Unit> within(Actor actor, String unitId) {
        return get(unitId).map(unit -> {
            if (!actor.seesEverything() && !unit.path().contains(actor.unitId())) {
                throw ForbiddenException.unit(actor, unitId);
            }
            return unit;
        });
    }

    /** Whether a unit stands under this one. */
    Future<Boolean> hasBelow(String id) {
        return documents.list(eq("parentId", id), null, 1).map(below -> !below.isEmpty());
    }

    Future<Boolean> delete(Unit expected) {
        return documents.delete(expected);
    }

    Future<Unit> insert(Unit unit) {
        return documents.insert(unit);
    }
}
