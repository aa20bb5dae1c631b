package io.redletter.delivery.audience;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts segments before something is sent: page by page in the background, at most four at a time on a node. */
public final class CountService {
    private static final Logger LOG = LoggerFactory.getLogger(CountService.class);
    private static final int MOST_AT_ONCE = 4;
    private static final int PAGES_BETWEEN = 10;

    private final Platform platform;
    private final Rights rights;
    private final Walk walk;
    private final AtomicInteger running = new AtomicInteger();

    CountService(Platform platform, Rights rights, Walk walk) {
        this.platform = platform;
        this.rights = rights;
        this.walk = walk;
    }

    /**
     * Begins to count, and answers at once with a run that says how far it is.
     *
     * @param at the moment of sending; null for now
     */
    public Future<CountRun> begin(Actor actor, String segmentId, @Nullable Instant at) {
        return rights.segment(actor, segmentId, Permission.VIEW).compose(segment -> {
            if (running.incrementAndGet() > MOST_AT_ONCE) {
                running.decrementAndGet();
                throw new RefusedException(
                        429, "too-many-counts", "正在统计的太多,请稍后再试 (too many counts at once, try again)", null);
            }
            return rights.stores()
                    .lists()
                    .get(segment.listId())
                    .compose(list -> rights.stores().counts().insert(fresh(actor, segment, list, at)))
                    .onFailure(failure -> running.decrementAndGet())
                    .onSuccess(run -> go(segment, run));
        });
    }

    public Future<CountRun> get(Actor actor, String id) {
        return Rights.allowed(actor, Permission.VIEW)
                .compose(v -> rights.stores().counts().find(id))
                .compose(found -> rights.units().sight(actor).map(sight -> found.filter(run -> sight.sees(run.unitId()))
                        .orElseThrow(() -> new NotFoundException("count", id))));
    }

    /** The newest count of a segment, if there is one. */
    public Future<Optional<CountRun>> latest(String segmentId) {
        return rights.stores()
                .counts()
                .list(eq("segmentId", segmentId), Sorts.descending("_id"), 1)
                .map(found -> found.stream().findFirst());
    }

    private void go(Segment segment, CountRun first) {
        CountRun[] run = {first};
        int[] pages = {0};
        walk.count(segment, first.channelKind(), first.at(), step -> {
                    if (!step.last() && ++pages[0] % PAGES_BETWEEN != 0) {
                        return Future.succeededFuture(true);
                    }
                    return rights.stores()
                            .counts()
                            .replace(run[0], run[0].at(step, platform.clock().instant()))
                            .map(stored -> {
                                run[0] = stored;
                                return true;
                            });
                })
                .<Void>mapEmpty()
                .recover(failure -> {
                    LOG.debug("count {} failed", first.id(), failure);
                    String why = failure instanceof RefusedException refusal
                            ? String.valueOf(refusal.getMessage())
                            : "统计中断,请再试一次 (it broke off, try again)";
                    return rights.stores()
                            .counts()
                            .replace(run[0], run[0].failed(why, platform.clock().instant()))
                            .mapEmpty();
                })
                .onFailure(failure -> LOG.warn("count {} could not be ended", first.id(), failure))
                .onComplete(done -> running.decrementAndGet());
    }

    private CountRun fresh(Actor actor, Segment segment, AudienceList list, @Nullable Instant at) {
        Instant now = platform.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return new CountRun(
                Ids.next("count"),
                1,
                segment.id(),
                segment.version(),
                segment.unitId(),
                list.channelKind(),
                at == null ? now : at,
                "running",
                0,
                list.size(),
                Counted.NONE,
                now,
                null,
                actor.id(),
                now,
                now.plus(CountRun.LIFE));
    }
}
