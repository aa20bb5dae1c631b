package io.redletter.delivery.list;

import io.redletter.delivery.audience.Recipient;
import io.redletter.delivery.channel.ListChannel;
import io.redletter.delivery.channel.ListSending;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Parcel;
import io.redletter.delivery.channel.Target;
import io.redletter.delivery.outbound.OutboundException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round over a chunk in this node's hands. The order is the promise: a write names who is about to be sent to, and only
 * then are they sent to; the same write stores what became of those before them. Runs on the agenda's context only.
 */
final class ChunkRun {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkRun.class);

    private final Ground ground;
    private final ListChannel channel;
    private final ListSending sending;
    private final Map<Integer, Target> people;
    private final Deque<Integer> todo;
    private final Map<Integer, Outcome> landed = new HashMap<>();
    private final Promise<Chunk> over = Promise.promise();
    private Chunk stored;
    private ChunkEdit edit;
    private boolean writing;
    private boolean reached;

    /** What every run needs. */
    record Ground(
            ChunkStore store, Persistent writing, FreshStanding standing, Settlement settlement, InstantSource clock) {}

    /** @param people those of the chunk who may be sent to now, by place */
    ChunkRun(Ground ground, Standing.Leave leave, Chunk stored, Map<Integer, Target> people) {
        this.ground = ground;
        this.channel = leave.channel();
        this.sending = leave.sending();
        this.stored = stored;
        this.edit = new ChunkEdit(stored);
        this.people = people;
        this.todo = new ArrayDeque<>();
    }

    /** The chunk as it stands when nothing more is to be done in this round; whoever asked stores what comes next. */
    Future<Chunk> go() {
        edit.flying().forEach(place -> ground.settlement().takeOver(edit, channel, place));
        for (Integer place : edit.ready(ground.clock().instant())) {
            if (people.containsKey(place)) {
                todo.add(place);
            } else {
                edit.settle(place, TargetState.SKIPPED, null); // left the list, or asked not to be written to
            }
        }
        step();
        return over.future();
    }

    ChunkEdit edit() {
        return edit;
    }

    boolean reachedAnyone() {
        return reached;
    }

    private void step() {
        if (writing || over.future().isComplete()) {
            return;
        }
        int flying = edit.flying().size() - landed.size();
        if (flying > Chunk.WINDOW / 2 || (flying > 0 && todo.isEmpty())) {
            return;
        }
        writing = true;
        Map<Integer, Outcome> known = Map.copyOf(landed);
        landed.clear();
        known.forEach(this::settle);
        if (todo.isEmpty() && edit.flying().isEmpty()) {
            over.complete(stored);
            return;
        }
        ground.standing()
                .ask(stored.deliveryId())
                .compose(leave -> pack(Chunk.WINDOW - edit.flying().size()))
                .recover(
                        failure -> failure instanceof StoppedException halt ? halt(halt) : Future.failedFuture(failure))
                .compose(this::store)
                .onSuccess(this::launch)
                .onFailure(over::tryFail);
    }

    private Future<List<Parcel>> halt(StoppedException halt) {
        todo.clear();
        if (halt.isForNow()) {
            return Future.succeededFuture(List.of());
        }
        edit.in(TargetState.WAITING, TargetState.RETRYING)
                .forEach(place -> ground.settlement().stop(edit, place, halt.outcome()));
        return Future.succeededFuture(List.of());
    }

    private Future<List<Parcel>> pack(int room) {
        List<Future<Parcel>> parcels = new ArrayList<>();
        while (parcels.size() < room && !todo.isEmpty()) {
            Target target = people.get(todo.remove());
            if (target != null) {
                parcels.add(channel.pack(sending, target));
            }
        }
        return Future.all(parcels).map(all -> all.<Parcel>list());
    }

    private Future<List<Parcel>> store(List<Parcel> parcels) {
        parcels.forEach(parcel -> edit.launch(place(parcel), parcel.digest()));
        Chunk next = edit.to(Chunk.SENDING, null, ground.clock().instant());
        return ground.writing().replace(stored, next).map(written -> {
            stored = written;
            edit = new ChunkEdit(written);
            return parcels;
        });
    }

    private void launch(List<Parcel> parcels) {
        writing = false;
        parcels.forEach(parcel ->
                attempt(parcel).recover(ChunkRun::understood).onComplete(done -> landed(place(parcel), done.result())));
        step();
    }

    private Future<Outcome> attempt(Parcel parcel) {
        try {
            return channel.send(sending, parcel);
        } catch (RuntimeException fault) {
            return Future.failedFuture(fault);
        }
    }

    private void landed(int place, Outcome outcome) {
        landed.put(place, outcome);
        step();
    }

    private void settle(int place, Outcome outcome) {
        reached |= outcome.kind() == Outcome.Kind.SENT;
        ground.settlement().settle(edit, channel, place, outcome);
        if (Settlement.endsTheRound(outcome)) {
            todo.clear();
        }
    }

    private static int place(Parcel parcel) {
        String mark = parcel.target().mark();
        return Integer.parseInt(mark.substring(mark.lastIndexOf('-') + 1), 36);
    }

    private static Future<Outcome> understood(Throwable failure) {
        String said = String.valueOf(failure.getMessage());
        if (!(failure instanceof OutboundException outbound)) {
            LOG.warn("fault while sending to one person: the outcome is unknown", failure);
            return Future.succeededFuture(
                    Outcome.unknown("fault", "程序中断,结果不明 (the program failed in the middle)", said));
        }
        return Future.succeededFuture(
                switch (outbound.fate()) {
                    case FORBIDDEN -> Outcome.refused("target-forbidden", said, "");
                    case NOT_SENT -> Outcome.retryable(
                            "target-unreachable", "连接不上对方,稍后重试 (cannot connect)", said, null);
                    case UNKNOWN -> Outcome.unknown("no-answer", "已发出,没有等到回答 (sent, no answer)", said);
                });
    }

    /** The people of a chunk by place, as far as the list still has them. */
    static Map<Integer, Target> people(Chunk chunk, List<String> ids, List<Recipient> found) {
        Map<String, Recipient> byId = new HashMap<>();
        found.forEach(recipient -> byId.put(recipient.id(), recipient));
        Map<Integer, Target> people = new HashMap<>();
        for (int place = 0; place < ids.size(); place++) {
            Recipient recipient = byId.get(ids.get(place));
            if (recipient != null) {
                people.put(place, new Target(TargetKey.of(chunk.key(), recipient.id()), chunk.mark(place), recipient));
            }
        }
        return people;
    }
}
