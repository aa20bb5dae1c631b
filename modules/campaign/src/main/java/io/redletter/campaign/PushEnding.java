package io.redletter.campaign;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Sight;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** How a push ends: finished or skipped by its owner, recalled by a person, cancelled with its campaign. */
final class PushEnding implements PushCancelling {
    private static final Actor DELIVERY = Actor.system("delivery");
    private static final Set<PushState> ENDS = Set.of(PushState.FINISHED, PushState.SKIPPED, PushState.HELD);

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

    /** Changes only its own fields: what the agenda keeps in the document stays. */
    Future<Push> finish(String id, long fence, PushState state, @Nullable String reason) {
        if (!ENDS.contains(state)) {
            throw new IllegalArgumentException(
                    "push " + id + ": ends as " + state + " (expected: one of " + ENDS + ")");
        }
        Bson owned = and(eq("_id", id), eq("version", fence), eq("state", PushState.FIRING.text()));
        return platform.mongo()
                .first(documents
                        .documents()
                        .findOneAndUpdate(
                                owned,
                                end(state, reason),
                                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .compose(ended -> ended.isPresent()
                        ? watch.told(
                                DELIVERY,
                                "push." + state.text(),
                                documents.read(ended.get()),
                                reason == null ? "" : reason)
                        : alreadyEnded(id, fence, state));
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

    private Bson end(PushState state, @Nullable String reason) {
        Bson end = Updates.combine(Updates.set("state", state.text()), Updates.inc("version", 1L));
        Instant now = platform.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Bson told = reason == null ? end : Updates.combine(end, Updates.set("reason", reason));
        return state == PushState.HELD ? told : Updates.combine(told, Updates.set("finished", now));
    }

    private Future<Push> alreadyEnded(String id, long fence, PushState state) {
        return pushes.get(id).map(push -> {
            if (push.version() != fence + 1 || push.stateWord() != state) {
                throw new ChangedMeanwhileException("push", id, fence);
            }
            return push;
        });
    }
}
