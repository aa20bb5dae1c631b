package io.redletter.delivery;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Sight;
import io.redletter.accounts.UnitTree;
import io.redletter.agenda.Agenda;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries failed deliveries again, by range: counted before, so many a minute, and a person can stop it. */
public final class ReplayService {
    private static final int MOST_A_MINUTE = 600;
    private static final int LONGEST = 500;

    private final Agenda agenda;
    private final ReplayStore replays;
    private final DeliveryStore deliveries;
    private final UnitTree units;
    private final AuditTrail trail;

    ReplayService(Agenda agenda, ReplayStore replays, DeliveryStore deliveries, UnitTree units, AuditTrail trail) {
        this.agenda = agenda;
        this.replays = replays;
        this.deliveries = deliveries;
        this.units = units;
        this.trail = trail;
    }

    /**
     * What a replay would try again.
     *
     * @param count at most {@link Replay#MOST}
     * @param more whether there are more than that: the range must be narrowed
     * @param byReason how many of each reason's code
     */
    public record Preview(int count, boolean more, Map<String, Integer> byReason) {}

    public Future<Preview> preview(Actor actor, ReplayRange range) {
        return found(actor, Permission.VIEW, range).map(found -> {
            Map<String, Integer> byReason = new LinkedHashMap<>();
            found.forEach(
                    one -> byReason.merge(Reason.code(one.reason() == null ? "" : one.reason()), 1, Integer::sum));
            return new Preview(Math.min(found.size(), Replay.MOST), found.size() > Replay.MOST, byReason);
        });
    }

    /** Fixes what is replayed and starts; what fails later is not in it. */
    public Future<Replay> start(Actor actor, ReplayRange range, int perMinute, String reason) {
        return Future.succeededFuture()
                .compose(v -> {
                    check(perMinute, reason);
                    return found(actor, Permission.PUSH_WRITE, range);
                })
                .compose(found -> {
                    if (found.isEmpty() || found.size() > Replay.MOST) {
                        throw RefusedException.conflict(
                                found.isEmpty() ? "nothing-to-replay" : "too-many-to-replay",
                                found.isEmpty()
                                        ? "这个范围内没有失败的发送 (nothing failed in this range)"
                                        : "超过 " + Replay.MOST + " 条,请缩小范围 (too many: narrow the range)");
                    }
                    List<String> ids = found.stream().map(Delivery::id).toList();
                    return replays.insert(Replay.begun(
                            Ids.next("replay"),
                            actor.unitId(),
                            range,
                            perMinute,
                            reason,
                            actor.name(),
                            ids,
                            agenda.now()));
                })
                .compose(begun -> trail.append(actor, "replay.started", begun.id(), begun.total() + " " + reason)
                        .compose(v -> agenda.set(ReplayLane.NAME, begun.id(), begun.version(), begun.createdAt()))
                        .map(begun));
    }

    public Future<List<Replay>> list(Actor actor) {
        return sight(actor, Permission.VIEW).compose(sight -> replays.list(sight.filter("unitId")));
    }

    public Future<Replay> get(Actor actor, String id) {
        return visible(actor, Permission.VIEW, id);
    }

    /** No further step is taken; what was handed over already goes on. */
    public Future<Replay> cancel(Actor actor, String id) {
        return visible(actor, Permission.PUSH_WRITE, id)
                .compose(seen -> replays.update(
                        id, found -> found.isOver() || found.stopWanted() ? found : found.stopped(agenda.now())))
                .compose(next -> trail.append(actor, "replay.cancelled", id, next.next() + "/" + next.total())
                        .map(next));
    }

    private Future<List<Delivery>> found(Actor actor, Permission permission, ReplayRange range) {
        return sight(actor, permission)
                .compose(sight -> deliveries.latest(range.and(sight.filter("unitId")), Replay.MOST + 1));
    }

    private Future<Replay> visible(Actor actor, Permission permission, String id) {
        return sight(actor, permission).compose(sight -> replays.get(id).map(found -> {
            if (!sight.sees(found.unitId())) {
                throw new NotFoundException("replay", id);
            }
            return found;
        }));
    }

    private Future<Sight> sight(Actor actor, Permission permission) {
        return Future.succeededFuture().compose(v -> {
            actor.require(permission);
            return units.sight(actor);
        });
    }

    private static void check(int perMinute, String reason) {
        if (perMinute < 1 || perMinute > MOST_A_MINUTE) {
            throw RefusedException.field(
                    "/perMinute", "invalid-field", "/perMinute: 每分钟 1 到 600 条 (expected: 1 to 600)");
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw RefusedException.field(
                    "/reason", "invalid-field", "/reason: 原因 1 到 500 字 (expected: 1 to 500 characters)");
        }
    }
}
