package io.redletter.reach;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Mongo;
import io.redletter.reach.count.Remembered;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * What each unit has decided about counting: whether readers whose browser asks that they not be tracked are left out. A unit
 * that has decided nothing follows the one above it, the topmost the installation's setting.
 */
public final class UnitSettings {
    private static final int MOST = 10_000;
    private static final String ALL = "all";

    private final Mongo mongo;
    private final Platform platform;
    private final boolean standard;
    private final MongoCollection<Document> settings;
    private final Remembered<Map<String, Boolean>> read;

    UnitSettings(Platform platform, boolean standard) {
        this.platform = platform;
        this.mongo = platform.mongo();
        this.standard = standard;
        this.settings = mongo.collection("reach_units", Document.class);
        this.read = new Remembered<>(platform.clock(), 1, Duration.ofSeconds(60));
    }

    /** Whether opting out is honoured in the unit with this path, ids from the root down; empty for an unknown unit. */
    public Future<Boolean> honoursOptOut(List<String> path) {
        return read.get(ALL, this::all).map(decided -> {
            List<String> upwards = new ArrayList<>(path);
            Collections.reverse(upwards);
            return upwards.stream()
                    .filter(decided::containsKey)
                    .findFirst()
                    .map(unit -> Boolean.TRUE.equals(decided.get(unit)))
                    .orElse(standard);
        });
    }

    /** Decides for a unit and those below it that have not decided; for who manages accounts there. */
    Future<Void> decide(Actor actor, UnitTree units, AuditTrail trail, String unitId, boolean honours) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.ACCOUNTS_WRITE);
                    return units.within(actor, unitId);
                })
                .compose(unit -> mongo.one(settings.updateOne(
                        eq("_id", unitId),
                        Updates.combine(
                                Updates.set("honoursOptOut", honours),
                                Updates.set("by", actor.id()),
                                Updates.set("at", Date.from(platform.clock().instant()))),
                        new UpdateOptions().upsert(true))))
                .compose(written -> trail.append(actor, "reach.unit-decided", unitId, "honours-opt-out=" + honours))
                .onSuccess(v -> read.forget(ALL));
    }

    private Future<Map<String, Boolean>> all() {
        return mongo.list(settings.find().limit(MOST)).map(found -> {
            Map<String, Boolean> decided = new HashMap<>();
            found.forEach(each -> decided.put(each.getString("_id"), each.getBoolean("honoursOptOut", true)));
            return decided;
        });
    }
}
