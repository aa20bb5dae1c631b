package io.redletter.campaign.cascade;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Role;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.days.StoredNotice;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a decided cascade on from wherever it stands, and takes one back. Every step may be done again: it looks where the
 * thing stands first. Two nodes at the same cascade disturb each other, never the result.
 */
final class CascadeRun {
    private static final Logger LOG = LoggerFactory.getLogger(CascadeRun.class);
    private static final int AT_ONCE = 10;
    private static final int MOST_FAULTS = 10;
    private static final int TRIES_TO_ENTER = 3;
    private static final String LEFT_BEHIND = "它的活动没有动,它也不动 (its campaign was left, so it stays)";

    private final CascadeStore store;
    private final Steps steps;
    private final DayBook days;
    private final AuditTrail trail;
    private final InstantSource clock;

    CascadeRun(CascadeStore store, Steps steps, DayBook days, AuditTrail trail, InstantSource clock) {
        this.store = store;
        this.steps = steps;
        this.days = days;
        this.trail = trail;
        this.clock = clock;
    }

    Future<Cascade> carryOn(Cascade cascade) {
        Future<Cascade> run = cascade.state() == CascadeState.UNDOING ? back(cascade) : forth(cascade);
        return run.recover(failure -> brokeOff(cascade, failure));
    }

    private Future<Cascade> forth(Cascade cascade) {
        return enter(cascade).compose(refusal -> {
            if (refusal.isPresent()) {
                return abandoned(cascade, refusal.get());
            }
            return batches(cascade, true);
        });
    }

    private Future<Cascade> abandoned(Cascade cascade, String why) {
        List<Move> left = cascade.moves().stream()
                .map(move -> move.outcome() == Outcome.OPEN ? move.ended(Outcome.LEFT, why) : move)
                .toList();
        return store.replace(cascade, cascade.with(left, CascadeState.ABANDONED, now()))
                .compose(next -> told(next, "cascade.abandoned", why));
    }

    private Future<Cascade> back(Cascade cascade) {
        return takeBack(cascade).compose(v -> batches(cascade, false));
    }

    /** The notice comes first: where it cannot be entered any more, nothing moves. */
    private Future<Optional<String>> enter(Cascade cascade) {
        StoredNotice draft = cascade.cause().draft();
        if (draft == null || cascade.count(Outcome.DONE) > 0 || isEntered(draft)) {
            return Future.succeededFuture(Optional.empty());
        }
        return days.put(by(cascade), draft).map(Optional.<String>empty()).recover(failure -> refusal(cascade, failure));
    }

    private boolean isEntered(StoredNotice draft) {
        return days.notice(draft.observanceId(), draft.year())
                .filter(there -> there.version() != draft.version() && NoticeSaying.same(there, draft))
                .isPresent();
    }

    /** What looks changed may be this cascade's own notice that this node has not read yet: it is tried again. */
    private static Future<Optional<String>> refusal(Cascade cascade, Throwable failure) {
        if (failure instanceof ChangedMeanwhileException && cascade.faults() < TRIES_TO_ENTER) {
            return Future.failedFuture(
                    new IllegalStateException("notice not entered yet, cascade " + cascade.id(), failure));
        }
        return failure instanceof RefusedException refused
                ? Future.succeededFuture(Optional.of(String.valueOf(refused.getMessage())))
                : Future.failedFuture(failure);
    }

    /** What stood there before is entered again, or the notice is withdrawn; one entered since is left. */
    private Future<Void> takeBack(Cascade cascade) {
        StoredNotice draft = cascade.cause().draft();
        if (draft == null) {
            return Future.succeededFuture();
        }
        StoredNotice there = days.notice(draft.observanceId(), draft.year()).orElse(null);
        StoredNotice before = cascade.cause().before();
        if (there == null || !NoticeSaying.same(there, draft)) {
            return Future.succeededFuture();
        }
        Future<?> step = before == null || before.withdrawn()
                ? days.withdraw(by(cascade), there.id(), there.version())
                : days.put(by(cascade), NoticeSaying.again(before, there.version()));
        return step.<Void>mapEmpty()
                .recover(failure ->
                        failure instanceof RefusedException ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    private Future<Cascade> batches(Cascade cascade, boolean forth) {
        List<Integer> open = open(cascade, forth);
        if (open.isEmpty() && forth && cascade.isInVain()) {
            return abandoned(cascade, "nothing could be moved");
        }
        if (open.isEmpty()) {
            CascadeState end = forth ? CascadeState.APPLIED : CascadeState.UNDONE;
            return store.replace(cascade, cascade.with(cascade.moves(), end, now()))
                    .compose(next -> told(next, forth ? "cascade.applied" : "cascade.undone", tally(next, forth)));
        }
        List<Move> moves = new ArrayList<>(cascade.moves());
        Future<Void> done = Future.succeededFuture();
        for (int index : together(cascade, open)) {
            done = done.compose(v -> step(cascade, moves.get(index), forth)).map(next -> {
                moves.set(index, next);
                return null;
            });
        }
        return done.transform(result -> {
            Cascade next = cascade.with(moves, cascade.state(), now());
            Future<Cascade> kept = store.replace(cascade, next);
            return result.failed()
                    ? kept.compose(v -> Future.failedFuture(result.cause()))
                    : kept.compose(stored -> batches(stored, forth));
        });
    }

    /** Some at a time; what came of the campaigns is stored before anything that hangs on them goes. */
    private static List<Integer> together(Cascade cascade, List<Integer> open) {
        boolean campaigns = isCampaign(cascade, open.get(0));
        return open.stream()
                .limit(AT_ONCE)
                .takeWhile(index -> isCampaign(cascade, index) == campaigns)
                .toList();
    }

    private static boolean isCampaign(Cascade cascade, int index) {
        return cascade.moves().get(index).kind() == MoveKind.CAMPAIGN;
    }

    private Future<Move> step(Cascade cascade, Move move, boolean forth) {
        Actor actor = by(cascade);
        if (!forth) {
            return steps.back(actor, move, cascade.overQuota());
        }
        return cascade.isLeftBehind(move)
                ? Future.succeededFuture(move.ended(Outcome.LEFT, LEFT_BEHIND))
                : steps.forth(actor, move, cascade.overQuota());
    }

    /**
     * Campaigns first; releases that go earlier before pushes and those that go later after them, so that no push ever stands
     * before its work's release on the way.
     */
    private static List<Integer> open(Cascade cascade, boolean forth) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < cascade.moves().size(); i++) {
            Move move = cascade.moves().get(i);
            if ((forth ? move.outcome() : move.undone()) == Outcome.OPEN) {
                open.add(i);
            }
        }
        open.sort(Comparator.comparingInt(index -> rank(cascade.moves().get(index), forth)));
        return open;
    }

    private static int rank(Move move, boolean forth) {
        return switch (move.kind()) {
            case CAMPAIGN -> 0;
            case RELEASE -> move.isEarlier() == forth ? 1 : 3;
            case PUSH -> 2;
            case TASK -> 4;
        };
    }

    /** A fault is tried again by the sweep; what fails every time is left in the end, so that the rest can go on. */
    private Future<Cascade> brokeOff(Cascade cascade, Throwable failure) {
        if (failure instanceof ChangedMeanwhileException) {
            return store.get(cascade.id()); // another node carries it on
        }
        LOG.warn("cascade broke off, the sweep goes on id={}", cascade.id(), failure);
        return store.get(cascade.id())
                .compose(now -> {
                    if (!now.state().isOpen()) {
                        return Future.succeededFuture(now);
                    }
                    boolean forth = now.state() == CascadeState.APPLYING;
                    List<Integer> open = open(now, forth);
                    if (now.faults() < MOST_FAULTS || open.isEmpty()) {
                        return store.replace(now, now.faulted(now()));
                    }
                    String why = "程序多次出错,没有移动 (the program failed again and again)";
                    List<Move> moves = new ArrayList<>(now.moves());
                    Move move = moves.get(open.get(0));
                    moves.set(open.get(0), forth ? move.ended(Outcome.LEFT, why) : move.takenBack(Outcome.LEFT, why));
                    return store.replace(now, now.with(moves, now.state(), now()));
                })
                .recover(again -> Future.failedFuture(failure));
    }

    private Future<Cascade> told(Cascade cascade, String action, String detail) {
        return trail.append(by(cascade), action, cascade.id(), detail).map(cascade);
    }

    private static String tally(Cascade cascade, boolean forth) {
        return forth
                ? cascade.count(Outcome.DONE) + " done, " + cascade.count(Outcome.LEFT) + " left"
                : cascade.count(Outcome.DONE) - cascade.notTakenBack() + " taken back, " + cascade.notTakenBack()
                        + " left";
    }

    /** Who confirmed may have gone home; what was allowed then is carried out in their name. */
    private static Actor by(Cascade cascade) {
        String undoneBy = cascade.undoneBy();
        String name = cascade.undoneByName();
        return undoneBy == null || name == null ? actor(cascade.by(), cascade.byName()) : actor(undoneBy, name);
    }

    private static Actor actor(String id, @Nullable String name) {
        return new Actor(id, id, name == null ? id : name, Set.of(Role.ADMIN), "");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
