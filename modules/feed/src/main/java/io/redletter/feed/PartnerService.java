package io.redletter.feed;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of partners. Everything asks for {@link Permission#CHANNEL_WRITE}; a partner of a unit the actor does not see
 * is not there for them. Refusals come as failed futures.
 */
public final class PartnerService {
    private static final int LONGEST_NAME = 60;

    private final Platform platform;
    private final PartnerStore store;
    private final PartnerKeys keys;
    private final PartnerDoor door;
    private final UnitTree units;
    private final AuditTrail trail;

    PartnerService(
            Platform platform,
            PartnerStore store,
            PartnerKeys keys,
            PartnerDoor door,
            UnitTree units,
            AuditTrail trail) {
        this.platform = platform;
        this.store = store;
        this.keys = keys;
        this.door = door;
        this.units = units;
        this.trail = trail;
    }

    /** Those of the units the actor sees, in the order they were added, at most a thousand. */
    public Future<List<Partner>> list(Actor actor) {
        return allowed(actor).compose(v -> units.sight(actor)).compose(store::list);
    }

    /** Adds a partner; its key stands in the answer and nowhere else. */
    public Future<Partner.WithKey> create(Actor actor, NewPartner wanted) {
        return create(actor, Ids.next("partner"), wanted);
    }

    /** Adds a partner under a given id; the same again by the same actor gives the one that is there a new key. */
    public Future<Partner.WithKey> create(Actor actor, String id, NewPartner wanted) {
        String key = keys.fresh();
        return allowed(actor)
                .compose(v -> unit(actor, wanted.unitId()))
                .map(unit -> partner(actor, id, wanted, unit, keys.hash(key)))
                .compose(partner -> store.insert(partner)
                        .compose(made ->
                                told(actor, "partner.created", made, made.name() + " /feeds/" + made.feedName()))
                        .map(made -> new Partner.WithKey(made, key))
                        .recover(failure -> failure instanceof AlreadyThereException
                                ? repeated(actor, partner)
                                : Future.failedFuture(failure)));
    }

    /** Gives a new key; the one before opens nothing from then on. */
    public Future<Partner.WithKey> renewKey(Actor actor, String id) {
        String key = keys.fresh();
        return seen(actor, id)
                .compose(found -> store.update(id, partner -> partner.keyed(keys.hash(key))))
                .compose(next -> told(actor, "partner.key-renewed", next, ""))
                .map(next -> new Partner.WithKey(next, key));
    }

    /** Shuts a partner's feed, or opens it again under the key it has. */
    public Future<Partner> enable(Actor actor, String id, boolean enabled) {
        return seen(actor, id)
                .compose(found -> store.update(id, partner -> partner.enabled(enabled)))
                .compose(next -> told(actor, enabled ? "partner.enabled" : "partner.disabled", next, ""));
    }

    /** Removes a partner and its feed. */
    public Future<Void> remove(Actor actor, String id) {
        return seen(actor, id).compose(found -> remove(actor, found, 5));
    }

    /** An earlier try may have stored the partner and lost the answer, and with it the key. */
    private Future<Partner.WithKey> repeated(Actor actor, Partner wanted) {
        return store.find(wanted.id())
                .compose(there -> there.filter(wanted::isSameAs).isPresent()
                        ? renewKey(actor, wanted.id())
                        : Future.failedFuture(taken(wanted.feedName())));
    }

    /** Again where a count of pulls was written between. */
    private Future<Void> remove(Actor actor, Partner found, int triesLeft) {
        return store.delete(found)
                .compose(gone -> gone
                        ? told(actor, "partner.removed", found, found.name()).mapEmpty()
                        : triesLeft <= 1
                                ? Future.failedFuture(new IllegalStateException(
                                        "partner " + found.id() + ": changes all the time (expected: to be removed)"))
                                : store.get(found.id()).compose(next -> remove(actor, next, triesLeft - 1)));
    }

    private Future<Partner> seen(Actor actor, String id) {
        return allowed(actor).compose(v -> store.get(id)).compose(found -> units.sight(actor)
                .map(sight -> {
                    if (!sight.sees(found.unitId())) {
                        throw new NotFoundException("partner", id);
                    }
                    return found;
                }));
    }

    private static Future<Void> allowed(Actor actor) {
        return Future.succeededFuture().compose(v -> {
            actor.require(Permission.CHANNEL_WRITE);
            return Future.succeededFuture();
        });
    }

    private Future<Unit> unit(Actor actor, @Nullable String wanted) {
        String id = wanted == null ? actor.unitId() : wanted;
        return units.within(actor, id)
                .recover(failure -> failure instanceof NotFoundException
                        ? Future.failedFuture(RefusedException.field(
                                "/unitId", "unknown-unit", "/unitId: 没有单位 " + CleanText.brief(id) + " (no such unit)"))
                        : Future.failedFuture(failure));
    }

    private Partner partner(Actor actor, String id, NewPartner wanted, Unit unit, String keyHash) {
        return new Partner(
                id,
                1,
                name(wanted.name()),
                feedName(wanted.feedName()),
                keyHash,
                unit.id(),
                true,
                null,
                0,
                actor.id(),
                platform.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static String name(String raw) {
        String name = CleanText.of(raw).strip();
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw RefusedException.field(
                    "/name", "invalid-field", "/name: 要 1 到 60 个字,不能换行 (expected: 1 to 60 characters on one line)");
        }
        return name;
    }

    private static String feedName(String name) {
        if (!FeedName.isUsable(name)) {
            throw RefusedException.field(
                    "/feedName",
                    "invalid-field",
                    "/feedName: 只能用小写字母、数字和单个连字符,2 到 40 位 (expected: a-z 0-9 and single dashes, 2 to 40)");
        }
        if (name.equals(FeedName.PUBLIC)) {
            throw taken(name);
        }
        return name;
    }

    private static RefusedException taken(String feedName) {
        return new RefusedException(
                409, "feed-name-taken", "/feedName: " + feedName + " 已被使用,请换一个 (taken, choose another)", "/feedName");
    }

    private Future<Partner> told(Actor actor, String action, Partner partner, String detail) {
        door.forget(partner);
        return trail.append(actor, action, partner.id(), detail).map(partner);
    }
}
