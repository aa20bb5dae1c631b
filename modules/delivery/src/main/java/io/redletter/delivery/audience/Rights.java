package io.redletter.delivery.audience;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;

/** Who may do what with lists: their unit's people and those above, as everywhere. */
record Rights(UnitTree units, AuditTrail trail, AudienceStores stores) {
    /** The list, where this actor sees it and may do that; else it is not there for them. */
    Future<AudienceList> list(Actor actor, String id, Permission permission) {
        return allowed(actor, permission).compose(v -> stores.lists().find(id)).compose(found -> units.sight(actor)
                .map(sight -> found.filter(list -> sight.sees(list.unitId()))
                        .orElseThrow(() -> new NotFoundException("audience list", id))));
    }

    /** The same, refused where it is being deleted. */
    Future<AudienceList> living(Actor actor, String id, Permission permission) {
        return list(actor, id, permission).map(list -> {
            if (list.removing()) {
                throw RefusedException.conflict(
                        "list-ending", "audience list " + id + ": 正在删除,不能再改 (it is being deleted)");
            }
            return list;
        });
    }

    Future<Segment> segment(Actor actor, String id, Permission permission) {
        return allowed(actor, permission)
                .compose(v -> stores.segments().find(id))
                .compose(found -> units.sight(actor).map(sight -> found.filter(one -> sight.sees(one.unitId()))
                        .orElseThrow(() -> new NotFoundException("segment", id))));
    }

    Future<AudienceImport> job(Actor actor, String id, Permission permission) {
        return allowed(actor, permission)
                .compose(v -> stores.imports().find(id))
                .compose(found -> units.sight(actor).map(sight -> found.filter(one -> sight.sees(one.unitId()))
                        .orElseThrow(() -> new NotFoundException("audience import", id))));
    }

    <T> Future<T> told(Actor actor, String action, String subject, String detail, T what) {
        return trail.append(actor, action, subject, detail).map(what);
    }

    Future<Void> told(Actor actor, String action, String subject, String detail) {
        return trail.append(actor, action, subject, detail);
    }

    static Future<Void> allowed(Actor actor, Permission permission) {
        return Future.succeededFuture().compose(v -> {
            actor.require(permission);
            return Future.succeededFuture();
        });
    }
}
