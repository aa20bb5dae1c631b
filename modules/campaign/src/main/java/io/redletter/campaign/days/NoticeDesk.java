package io.redletter.campaign.days;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.observance.Almanac;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Enters notices and takes them back, for whoever plans in a unit at the root; a unit's own day is its own affair. */
final class NoticeDesk {
    private static final String SUBJECT = "notice";

    private final DayStores stores;
    private final UnitTree units;
    private final Clock clock;
    private final DayWatch watch;

    NoticeDesk(DayStores stores, UnitTree units, Clock clock, DayWatch watch) {
        this.stores = stores;
        this.units = units;
        this.clock = clock;
        this.watch = watch;
    }

    Future<StoredNotice> put(Actor actor, StoredNotice draft, DayPages pages) {
        return allowed(actor, draft.observanceId(), pages)
                .compose(v -> stores.notices().find(draft.id()))
                .compose(before -> put(actor, draft, before.orElse(null), pages));
    }

    Future<StoredNotice> withdraw(Actor actor, String id, long version, DayPages pages) {
        return stores.notices()
                .get(id)
                .compose(found -> allowed(actor, found.observanceId(), pages).map(found))
                .compose(found -> {
                    if (found.version() != version) {
                        throw new ChangedMeanwhileException(SUBJECT, id, version);
                    }
                    return found.withdrawn()
                            ? Future.succeededFuture(found)
                            : stores.notices()
                                    .replace(found, found.takenBack(actor.id(), clock.instant()))
                                    .compose(gone -> watch.told(
                                            actor, "notice.withdrawn", gone.observanceId(), words(gone), gone));
                });
    }

    /** The draft as it would be stored on what this node knows. */
    StoredNotice accepted(StoredNotice draft, DayPages pages, String actor, Instant now) {
        return NoticeRules.accepted(
                draft, pages.notice(draft.id()).orElse(null), knowing(draft.observanceId(), pages), actor, now);
    }

    Future<Boolean> may(Actor actor) {
        if (!actor.may(Permission.CAMPAIGN_WRITE)) {
            return Future.succeededFuture(false);
        }
        return actor.seesEverything()
                ? Future.succeededFuture(true)
                : units.find(actor.unitId())
                        .map(unit -> unit.map(Unit::parentId).isEmpty() && unit.isPresent());
    }

    private Future<StoredNotice> put(Actor actor, StoredNotice draft, @Nullable StoredNotice before, DayPages pages) {
        StoredNotice next =
                NoticeRules.accepted(draft, before, knowing(draft.observanceId(), pages), actor.id(), clock.instant());
        if (before != null && before.saysTheSame(next)) {
            return Future.succeededFuture(before);
        }
        if (draft.version() != (before == null ? 0 : before.version())) {
            throw new ChangedMeanwhileException(SUBJECT, draft.id(), draft.version());
        }
        Future<StoredNotice> stored = before == null
                ? stores.notices().insert(next).recover(failure -> takenMeanwhile(draft, failure))
                : stores.notices().replace(before, next);
        return stored.compose(
                entered -> watch.told(actor, "notice.entered", entered.observanceId(), words(entered), entered));
    }

    private static <T> Future<T> takenMeanwhile(StoredNotice draft, Throwable failure) {
        return Future.failedFuture(
                failure instanceof AlreadyThereException
                        ? new ChangedMeanwhileException(SUBJECT, draft.id(), draft.version())
                        : failure);
    }

    private Future<Void> allowed(Actor actor, String observanceId, DayPages pages) {
        Optional<LocalDay> own = pages.local(observanceId);
        return Future.succeededFuture().compose(v -> {
            actor.require(Permission.CAMPAIGN_WRITE);
            return own.isPresent() ? units.within(actor, own.get().unitId()).mapEmpty() : atTheRoot(actor);
        });
    }

    private Future<Void> atTheRoot(Actor actor) {
        return may(actor).map(may -> {
            if (!may) {
                throw new RefusedException(
                        403,
                        "notices-are-for-the-root",
                        "通知由最上级单位登记,请联系上级 (notices are entered by a unit at the root)",
                        null);
            }
            return null;
        });
    }

    private static Almanac knowing(String observanceId, DayPages pages) {
        return pages.local(observanceId).map(pages::fileWith).orElseGet(pages::file);
    }

    private static String words(StoredNotice notice) {
        String dates =
                notice.start() == null ? "" : " " + notice.start() + (notice.end() == null ? "" : "/" + notice.end());
        return notice.year() + " " + notice.status() + dates + " " + notice.title();
    }
}
