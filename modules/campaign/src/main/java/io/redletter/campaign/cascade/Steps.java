package io.redletter.campaign.cascade;

import io.redletter.accounts.Actor;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.CampaignState;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.campaign.PushTime;
import io.redletter.campaign.task.Task;
import io.redletter.campaign.task.TaskState;
import io.redletter.content.Work;
import io.redletter.content.WorkState;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One move, forth or back. Where the thing stands decides: where it was, it goes; where it should be, it is done already;
 * anywhere else somebody moved it meanwhile and it is left, as is what has left the house.
 */
final class Steps {
    private static final int TRIES = 5;
    private static final String ELSEWHERE = "期间有人改过它的时间,没有再动 (somebody moved it meanwhile)";
    private static final String GONE = "已不存在 (it is not there any more)";

    private final CascadeGround ground;

    Steps(CascadeGround ground) {
        this.ground = ground;
    }

    Future<Move> forth(Actor actor, Move move, @Nullable String overQuota) {
        return ended(TRIES, () -> switch (move.kind()) {
                    case CAMPAIGN -> campaign(actor, move, true);
                    case TASK -> task(actor, move, true);
                    case RELEASE -> release(actor, move, true);
                    case PUSH -> pushForth(actor, move, overQuota);
                })
                .map(end -> move.ended(end.outcome(), end.note()));
    }

    Future<Move> back(Actor actor, Move move, @Nullable String overQuota) {
        return ended(TRIES, () -> switch (move.kind()) {
                    case CAMPAIGN -> campaign(actor, move, false);
                    case TASK -> task(actor, move, false);
                    case RELEASE -> release(actor, move, false);
                    case PUSH -> pushBack(actor, move, overQuota);
                })
                .map(end -> move.takenBack(end.outcome(), end.note()));
    }

    private Future<End> campaign(Actor actor, Move move, boolean forth) {
        Spot from = forth ? move.from() : move.to();
        Spot to = forth ? move.to() : move.from();
        return ground.campaign(move.subject()).compose(found -> {
            if (found.isEmpty()) {
                return left(GONE);
            }
            Campaign there = found.get();
            if (move.deed() == Deed.CANCEL) {
                return turned(actor, there, forth);
            }
            boolean follows = Boolean.TRUE.equals(forth ? move.followsThen() : move.follows());
            if (isOn(there, to) && there.follows() == follows) {
                return done();
            }
            if (!isOn(there, from) && !isOn(there, to)) {
                return left(ELSEWHERE);
            }
            return there.state() == CampaignState.CANCELLED
                    ? left(Whys.words("cancelled"))
                    : ground.moveCampaign(actor, there, to.day(), to.last(), follows)
                            .compose(v -> done());
        });
    }

    private Future<End> turned(Actor actor, Campaign there, boolean forth) {
        boolean cancelled = there.state() == CampaignState.CANCELLED;
        if (cancelled == forth) {
            return done();
        }
        return forth && there.state() == CampaignState.FINISHED
                ? left(Whys.words("over"))
                : ground.turnCampaign(
                                actor,
                                there,
                                forth ? CampaignState.CANCELLED : CampaignState.PLANNED,
                                forth ? Whys.CANCELLED : "")
                        .compose(v -> done());
    }

    private Future<End> task(Actor actor, Move move, boolean forth) {
        Spot from = forth ? move.from() : move.to();
        Spot to = forth ? move.to() : move.from();
        return ground.task(move.subject()).compose(found -> {
            if (found.isEmpty()) {
                return left(GONE);
            }
            Task there = found.get();
            if (move.deed() == Deed.CANCEL) {
                TaskState wish = forth ? TaskState.DROPPED : TaskState.OPEN;
                return there.state() == wish || there.state() == TaskState.DONE
                        ? done()
                        : ground.turnTask(actor, there, !forth).compose(v -> done());
            }
            if (there.deadline().equals(to.day())) {
                return done();
            }
            if (there.state() != TaskState.OPEN) {
                return left(Whys.words("done"));
            }
            return there.deadline().equals(from.day())
                    ? ground.moveTask(actor, there, to.day()).compose(v -> done())
                    : left(ELSEWHERE);
        });
    }

    private Future<End> release(Actor actor, Move move, boolean forth) {
        Spot from = forth ? move.from() : move.to();
        Spot to = forth ? move.to() : move.from();
        return ground.work(move.subject()).compose(found -> {
            if (found.isEmpty()) {
                return left(GONE);
            }
            Work there = found.get();
            if (there.state() == WorkState.RELEASED) {
                return left(Whys.words("released"));
            }
            if (there.releaseAt() == null || there.state() != WorkState.APPROVED || to.at() == null) {
                return left("作品没有待执行的发布 (no release of it is planned)");
            }
            if (to.isAt(there.releaseAt())) {
                return done();
            }
            return from.isAt(there.releaseAt())
                    ? ground.moveRelease(actor, there, to.at()).compose(v -> done())
                    : left(ELSEWHERE);
        });
    }

    private Future<End> pushForth(Actor actor, Move move, @Nullable String overQuota) {
        return ground.push(move.subject()).compose(found -> {
            if (found.isEmpty()) {
                return left(GONE);
            }
            Push there = found.get();
            PushState state = there.stateWord();
            if (move.deed() != Deed.MOVE) {
                return stopped(actor, move, there);
            }
            if (!state.isOpen()) {
                return left(Whys.words(Whys.of(state)));
            }
            if (there.local().equals(move.to().local())) {
                return done(heldWhy(there));
            }
            return there.local().equals(move.from().local())
                    ? ground.movePush(actor, there, time(move.to()), state, there.reason(), overQuota)
                            .compose(next -> done(heldWhy(next)))
                    : left(ELSEWHERE);
        });
    }

    private Future<End> stopped(Actor actor, Move move, Push there) {
        PushState wish = move.deed() == Deed.CANCEL ? PushState.CANCELLED : PushState.HELD;
        PushState state = there.stateWord();
        if (state == wish) {
            return done();
        }
        if (!state.isOpen()) {
            return left(Whys.words(Whys.of(state)));
        }
        return wish == PushState.HELD && state != PushState.ARMED
                ? left(Whys.words("not-armed"))
                : ground.movePush(
                                actor,
                                there,
                                time(move.from()),
                                wish,
                                wish == PushState.HELD ? Whys.DAY_CANCELLED : Whys.CANCELLED,
                                null)
                        .compose(v -> done());
    }

    private Future<End> pushBack(Actor actor, Move move, @Nullable String overQuota) {
        return ground.push(move.subject()).compose(found -> {
            if (found.isEmpty()) {
                return left(GONE);
            }
            Push there = found.get();
            PushState state = there.stateWord();
            boolean stopped = wasStoppedHere(there);
            if (!state.isOpen() && !(stopped && move.deed() == Deed.CANCEL)) {
                return left(Whys.words(Whys.of(state)));
            }
            boolean isBack = there.local().equals(move.from().local());
            if (isBack && !stopped) {
                return done();
            }
            if (!isBack && !there.local().equals(move.to().local())) {
                return left(ELSEWHERE);
            }
            PushState wish = stopped ? PushState.of(move.was()) : state;
            return ground.movePush(actor, there, time(move.from()), wish, stopped ? null : there.reason(), overQuota)
                    .compose(next -> done(heldWhy(next)));
        });
    }

    private static boolean wasStoppedHere(Push push) {
        String reason = push.reason();
        return reason != null
                && (push.stateWord() == PushState.HELD || push.stateWord() == PushState.CANCELLED)
                && (reason.startsWith(Whys.HELD)
                        || reason.equals(Whys.CANCELLED)
                        || reason.startsWith(Whys.CAMPAIGN_CANCELLED));
    }

    private static @Nullable String heldWhy(Push push) {
        String reason = push.reason();
        return push.stateWord() == PushState.HELD && reason != null && reason.startsWith(Whys.HELD)
                ? "已移到新时间并暂停:" + reason.substring(Whys.HELD.length())
                : null;
    }

    private static PushTime time(Spot spot) {
        return PushTime.of(spot.local(), spot.zone());
    }

    private static boolean isOn(Campaign campaign, Spot spot) {
        return campaign.start().equals(spot.day()) && campaign.end().equals(spot.last());
    }

    /** Met again while somebody changes it between; what is refused is left with the refusal's words. */
    private Future<End> ended(int triesLeft, Supplier<Future<End>> step) {
        return Future.succeededFuture().compose(v -> step.get()).recover(failure -> {
            if (failure instanceof ChangedMeanwhileException) {
                return triesLeft > 1 ? ended(triesLeft - 1, step) : left(ELSEWHERE);
            }
            return failure instanceof RefusedException refusal
                    ? left(String.valueOf(refusal.getMessage()))
                    : Future.failedFuture(failure);
        });
    }

    private static Future<End> done() {
        return done(null);
    }

    private static Future<End> done(@Nullable String note) {
        return Future.succeededFuture(new End(Outcome.DONE, note));
    }

    private static Future<End> left(String why) {
        return Future.succeededFuture(new End(Outcome.LEFT, why));
    }

    private record End(Outcome outcome, @Nullable String note) {}
}
