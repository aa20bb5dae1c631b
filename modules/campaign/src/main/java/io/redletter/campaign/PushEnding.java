package io.redletter.campaign;

import com.mongodb.client.model.Updates;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Sight;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** How a push ends: finished or skipped by its owner, recalled by a person, cancelled with its campaign. */
final class PushEnding implements PushCancelling {
    private static final Actor DELIVERY = Actor.system("delivery");
    private static final Set<PushState> ENDS =
            Set.of(PushState.FINISHED, PushState.SKIPPED, PushState.HELD, PushState.RECALLED);

    private final Platform platform;
    private final PushStore pushes;
    private final PushLaneDocuments documents;
    private final PushWatch watch;

    PushEnding(Platform platform, PushStore pushes, PushLaneDocuments documents, PushWatch watch) {
        this.platform = platform;
        this.pushes = pushes;
        this.documents = documents;
        this.watch = watch;
    }

    PushLaneDocuments documents() {
        return documents;
    }

    /** The same where only its id and fence are at hand; repeating it is harmless. */
    Future<Push> finish(String id, long fence, PushState state, @Nullable String reason) {
        return pushes.get(id)
                .compose(push -> push.version() == fence && push.stateWord() == PushState.FIRING
                        ? finish(push, state, reason)
                        : Future.succeededFuture(alreadyEnded(push, fence, state)));
    }

    /** Changes only its own fields: what the agenda keeps in the document stays. */
    Future<Push> finish(Push push, PushState state, @Nullable String reason) {
        if (!ENDS.contains(state)) {
            throw new IllegalArgumentException(
                    "push " + push.id() + ": ends as " + state + " (expected: one of " + ENDS + ")");
        }
        Instant now = platform.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Push ended = push.ended(state, reason, state == PushState.HELD ? null : now);
        return documents
                .change(push, end(ended), stored -> is(stored, ended))
                .compose(v -> watch.told(DELIVERY, "push." + state.text(), ended, reason == null ? "" : reason))
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? pushes.get(push.id()).map(found -> alreadyEnded(found, push.version(), state))
                        : Future.failedFuture(failure));
    }

    Future<Push> recalled(Actor actor, String id, String reason) {
        return pushes.get(id).compose(push -> {
            if (push.stateWord() == PushState.RECALLED) {
                return Future.succeededFuture(push);
            }
            PushRules.finished(push);
            return pushes.replace(push, push.in(PushState.RECALLED, reason))
                    .compose(next -> watch.changed(actor, "push.recalled", push, next, reason));
        });
    }

    @Override
    public Future<Void> ofCampaign(Actor actor, String campaignId) {
        PushFilter open = PushFilter.ofCampaign(campaignId).in(PushState.PLANNED, PushState.ARMED, PushState.HELD);
        return pushes.list(Sight.all(), open)
                .compose(found -> {
                    List<Future<Push>> all = found.stream()
                            .map(push -> withCampaign(actor, push.id()))
                            .toList();
                    return Future.all(all);
                })
                .mapEmpty();
    }

    /** One that has begun to leave meanwhile is left alone; one that somebody moved meanwhile is met again. */
    private Future<Push> withCampaign(Actor actor, String id) {
        String reason = "campaign-cancelled: 活动已取消 (its campaign is cancelled)";
        return pushes.update(id, push -> push.stateWord().isOpen() ? push.in(PushState.CANCELLED, reason) : push)
                .compose(next -> next.stateWord() == PushState.CANCELLED
                        ? watch.told(actor, "push.cancelled", next, reason)
                        : Future.succeededFuture(next));
    }

    private static Bson end(Push ended) {
        List<Bson> changes = new ArrayList<>(List.of(Updates.set("state", ended.state()), Updates.inc("version", 1L)));
        Optional.ofNullable(ended.reason()).ifPresent(reason -> changes.add(Updates.set("reason", reason)));
        Optional.ofNullable(ended.finished()).ifPresent(finished -> changes.add(Updates.set("finished", finished)));
        return Updates.combine(changes);
    }

    private static boolean is(BsonDocument stored, Push ended) {
        Instant finished = ended.finished();
        return stored.getString("state").getValue().equals(ended.state())
                && (finished == null
                        || (stored.isDateTime("finished")
                                && stored.getDateTime("finished").getValue() == finished.toEpochMilli()));
    }

    private static Push alreadyEnded(Push push, long fence, PushState state) {
        if (push.version() != fence + 1 || push.stateWord() != state) {
            throw new ChangedMeanwhileException("push", push.id(), fence);
        }
        return push;
    }
}
