package io.redletter.delivery.audience;

import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.delivery.audience.rule.Rule;
import io.redletter.delivery.audience.rule.RuleWriter;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules of segments. Refusals come as failed futures; what an actor may not see is not there for them. */
public final class SegmentService {
    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 80;

    private final Platform platform;
    private final Rights rights;
    private final Function<String, Future<Boolean>> isAwaited;

    /** @param isAwaited whether a push that has not left yet is to go to this segment */
    SegmentService(Platform platform, Rights rights, Function<String, Future<Boolean>> isAwaited) {
        this.platform = platform;
        this.rights = rights;
        this.isAwaited = isAwaited;
    }

    public Future<Segment> create(Actor actor, NewSegment wanted) {
        return create(actor, Ids.next("seg"), wanted);
    }

    /** Makes one under a given id; the same again gives the one that is there. */
    public Future<Segment> create(Actor actor, String id, NewSegment wanted) {
        return rights.living(actor, wanted.listId(), Permission.PUSH_WRITE)
                .map(list -> new Segment(
                        id,
                        1,
                        list.unitId(),
                        list.id(),
                        name(wanted.name()),
                        text(wanted.rule()),
                        actor.id(),
                        platform.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                        wanted.demo()))
                .compose(segment -> rights.stores()
                        .segments()
                        .insert(segment)
                        .compose(made -> rights.told(actor, "audience.segment-added", id, made.name(), made))
                        .recover(failure -> same(segment, failure)));
    }

    /** Those the actor sees, of one list or of all, the newest first. */
    public Future<List<Segment>> list(Actor actor, @Nullable String listId) {
        return Rights.allowed(actor, Permission.VIEW)
                .compose(v -> rights.units().sight(actor))
                .compose(sight -> listId == null
                        ? rights.stores().segments().list(sight.filter("unitId"), Sorts.descending("_id"), MOST)
                        : rights.stores().segmentsOf(listId).map(all -> all.stream()
                                .filter(one -> sight.sees(one.unitId()))
                                .toList()));
    }

    public Future<Segment> get(Actor actor, String id) {
        return rights.segment(actor, id, Permission.VIEW);
    }

    /** @param version the version the change was made on; null changes whatever is there */
    public Future<Segment> change(Actor actor, String id, String name, Rule rule, @Nullable Long version) {
        return rights.segment(actor, id, Permission.PUSH_WRITE)
                .compose(v -> rights.stores().segments().update(id, found -> {
                    if (version != null && version != found.version()) {
                        throw new ChangedMeanwhileException("segment", id, version);
                    }
                    return new Segment(
                            id,
                            found.version() + 1,
                            found.unitId(),
                            found.listId(),
                            name(name),
                            text(rule),
                            found.createdBy(),
                            found.createdAt(),
                            found.demo());
                }))
                .compose(next ->
                        rights.told(actor, "audience.segment-changed", id, next.name() + " " + next.rule(), next));
    }

    /** Removes a segment; refused while a push that has not left is to go to it. */
    public Future<Void> remove(Actor actor, String id) {
        return rights.segment(actor, id, Permission.PUSH_WRITE).compose(segment -> isAwaited
                .apply(id)
                .compose(awaited -> {
                    if (awaited) {
                        throw RefusedException.conflict(
                                "segment-in-use",
                                "segment " + id + ": 还有没发出的推送用着它,请先取消或改推送 (a push that has not left goes to it)");
                    }
                    return rights.stores().segments().delete(segment);
                })
                .compose(v -> rights.told(actor, "audience.segment-removed", id, segment.name())));
    }

    private Future<Segment> same(Segment wanted, Throwable failure) {
        return failure instanceof AlreadyThereException
                ? rights.stores()
                        .segments()
                        .get(wanted.id())
                        .compose(there -> there.listId().equals(wanted.listId())
                                        && there.name().equals(wanted.name())
                                        && there.rule().equals(wanted.rule())
                                ? Future.succeededFuture(there)
                                : Future.failedFuture(failure))
                : Future.failedFuture(failure);
    }

    private static String text(Rule rule) {
        return RuleWriter.json(rule).toString();
    }

    private static String name(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw RefusedException.field("/name", "invalid-field", "/name: 1 到 80 个字 (expected: 1 to 80 characters)");
        }
        return stripped;
    }
}
