package io.redletter.delivery.audience;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Deletes lists that have ended or are to go, with everybody on them, page by page; and files that nobody started. */
final class ListDuty {
    private static final Actor DUTY = Actor.system("audience");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final int PAGE = 1_000;
    private static final int LISTS = 50;

    private final Platform platform;
    private final AudienceStores stores;
    private final ImportFiles files;
    private final AuditTrail trail;
    private final AtomicBoolean busy = new AtomicBoolean();

    ListDuty(Platform platform, AudienceStores stores, ImportFiles files, AuditTrail trail) {
        this.platform = platform;
        this.stores = stores;
        this.files = files;
        this.trail = trail;
    }

    /** One sweep; harmless while another is at work. */
    Future<Void> sweep() {
        if (!busy.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        return ended().compose(v -> stores.lists().list(eq("removing", true), null, LISTS))
                .compose(this::removeAll)
                .compose(v -> forgotten())
                .compose(v -> orphans())
                .onComplete(done -> busy.set(false));
    }

    private Future<Void> ended() {
        LocalDate today = LocalDate.ofInstant(platform.clock().instant(), ZONE);
        return stores.lists()
                .list(lt("keepUntil", today.toString()), null, LISTS)
                .compose(lists -> Future.join(lists.stream()
                                .filter(list -> !list.removing())
                                .map(list -> stores.lists()
                                        .update(list.id(), found -> found.sized(found.size(), true))
                                        .compose(gone -> trail.append(
                                                DUTY,
                                                "audience.list-ended",
                                                list.id(),
                                                list.name() + " " + list.keepUntil())))
                                .toList())
                        .mapEmpty());
    }

    private Future<Void> removeAll(List<AudienceList> lists) {
        Future<Void> done = Future.succeededFuture();
        for (AudienceList list : lists) {
            done = done.compose(v -> remove(list));
        }
        return done;
    }

    /**
     * Whatever is left of a list; the list itself goes in the first sweep that finds nothing left, so that a batch still
     * under way elsewhere is not overlooked.
     */
    private Future<Void> remove(AudienceList list) {
        boolean[] found = {false};
        return stop(list)
                .compose(v -> Rounds.whileTrue(platform.vertx(), () -> stores.people()
                        .ids(list.id(), null, PAGE)
                        .compose(ids -> stores.people().deleteByIds(ids).map(v2 -> {
                            found[0] |= !ids.isEmpty();
                            return !ids.isEmpty();
                        }))))
                .compose(v -> Rounds.whileTrue(
                        platform.vertx(),
                        () -> stores.imports().clear(list.id(), PAGE).map(some -> {
                            found[0] |= some;
                            return some;
                        })))
                .compose(v -> stores.segmentsOf(list.id()))
                .compose(segments -> Future.join(segments.stream()
                        .map(segment -> stores.segments().delete(segment))
                        .toList()))
                .compose(v -> found[0]
                        ? Future.succeededFuture()
                        : stores.lists().delete(list).mapEmpty());
    }

    private Future<Void> stop(AudienceList list) {
        return stores.imports().of(list.id(), LISTS).compose(jobs -> Future.join(jobs.stream()
                        .filter(job -> job.stateWord().isOpen() || job.stateWord() == ImportState.READY)
                        .map(job -> stores.imports()
                                .update(
                                        job.id(),
                                        found -> found.ended(
                                                ImportState.CANCELLED,
                                                "list-removed: 名单已删除 (its list is deleted)",
                                                platform.clock().instant()))
                                .compose(v -> files.remove(job.id())))
                        .toList())
                .mapEmpty());
    }

    private Future<Void> forgotten() {
        return stores.imports()
                .forgotten(platform.clock().instant().minus(PATIENCE))
                .compose(jobs -> Future.join(jobs.stream()
                                .map(job -> files.remove(job.id())
                                        .compose(v -> stores.imports().delete(job)))
                                .toList())
                        .mapEmpty());
    }

    /** Files here whose import has ended or is gone. */
    private Future<Void> orphans() {
        return files.old(platform.clock().instant()).compose(ids -> Future.join(ids.stream()
                        .limit(LISTS)
                        .map(id -> stores.imports()
                                .find(id)
                                .compose(found -> found.isEmpty()
                                                || found.get().stateWord().isOver()
                                        ? files.remove(id)
                                        : Future.succeededFuture()))
                        .toList())
                .mapEmpty());
    }
}
