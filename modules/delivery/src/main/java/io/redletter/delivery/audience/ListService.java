package io.redletter.delivery.audience;

import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of lists. Refusals come as failed futures; what an actor may not see is not there for them. */
public final class ListService {
    private static final int MOST = 1_000;
    private static final String EMAIL = "email";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Platform platform;
    private final Rights rights;
    private final Runnable nudge;

    ListService(Platform platform, Rights rights, Runnable nudge) {
        this.platform = platform;
        this.rights = rights;
        this.nudge = nudge;
    }

    public Future<AudienceList> create(Actor actor, NewList wanted) {
        return create(actor, Ids.next("list"), wanted);
    }

    /** Begins a list under a given id; the same again by the same actor gives the one that is there. */
    public Future<AudienceList> create(Actor actor, String id, NewList wanted) {
        String unitId = Optional.ofNullable(wanted.unitId()).orElse(actor.unitId());
        return Rights.allowed(actor, Permission.AUDIENCE_WRITE)
                .map(v -> wanted.fields().checked(today()))
                .compose(fields -> unitIsSeen(actor, unitId).map(v -> fresh(actor, id, unitId, fields, wanted.demo())))
                .compose(list -> rights.stores()
                        .lists()
                        .insert(list)
                        .compose(made -> rights.told(
                                actor, "audience.list-added", id, made.name() + ";同意来源:" + made.consent(), made))
                        .recover(failure -> same(list, failure)));
    }

    /** Those the actor sees, the newest first. */
    public Future<List<AudienceList>> list(Actor actor) {
        return Rights.allowed(actor, Permission.VIEW)
                .compose(v -> rights.units().sight(actor))
                .compose(sight -> rights.stores().lists().list(sight.filter("unitId"), Sorts.descending("_id"), MOST));
    }

    public Future<AudienceList> get(Actor actor, String id) {
        return rights.list(actor, id, Permission.VIEW);
    }

    /** @param version the version the change was made on; null changes whatever is there */
    public Future<AudienceList> change(Actor actor, String id, ListFields fields, @Nullable Long version) {
        return rights.living(actor, id, Permission.AUDIENCE_WRITE)
                .map(v -> fields.checked(today()))
                .compose(checked -> rights.stores().lists().update(id, found -> {
                    if (version != null && version != found.version()) {
                        throw new ChangedMeanwhileException("audience list", id, version);
                    }
                    return found.fields().equals(checked) ? found : found.changed(checked);
                }))
                .compose(next -> rights.told(actor, "audience.list-changed", id, next.name(), next));
    }

    /** Deletes a list with everybody on it, in the background; repeating it is harmless. */
    public Future<Void> remove(Actor actor, String id) {
        return rights.list(actor, id, Permission.AUDIENCE_WRITE)
                .compose(list -> list.removing()
                        ? Future.succeededFuture()
                        : rights.stores()
                                .lists()
                                .update(id, found -> found.sized(found.size(), true))
                                .compose(gone -> rights.told(
                                        actor, "audience.list-removed", id, gone.name() + " " + gone.size(), gone))
                                .map(gone -> {
                                    nudge.run();
                                    return null;
                                }));
    }

    private AudienceList fresh(Actor actor, String id, String unitId, ListFields fields, boolean demo) {
        return new AudienceList(
                id,
                1,
                unitId,
                fields.name(),
                fields.purpose(),
                fields.consent(),
                EMAIL,
                fields.zone(),
                fields.quietFrom(),
                fields.quietUntil(),
                fields.keepUntil(),
                0,
                false,
                actor.id(),
                platform.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                demo);
    }

    private Future<AudienceList> same(AudienceList wanted, Throwable failure) {
        return failure instanceof AlreadyThereException
                ? rights.stores()
                        .lists()
                        .get(wanted.id())
                        .compose(there -> there.createdBy().equals(wanted.createdBy())
                                        && there.unitId().equals(wanted.unitId())
                                        && there.name().equals(wanted.name())
                                ? Future.succeededFuture(there)
                                : Future.failedFuture(failure))
                : Future.failedFuture(failure);
    }

    private Future<Void> unitIsSeen(Actor actor, String unitId) {
        return rights.units()
                .sight(actor)
                .compose(sight -> rights.units().find(unitId).map(found -> {
                    if (found.isEmpty() || !sight.sees(unitId)) {
                        throw RefusedException.field(
                                "/unitId", "unknown-unit", "/unitId: 没有单位 " + unitId + " (no such unit)");
                    }
                    return null;
                }));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(platform.clock().instant(), ZONE);
    }
}
