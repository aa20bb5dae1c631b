package io.redletter.delivery.list;

import io.redletter.agenda.Agenda;
import io.redletter.delivery.audience.Audiences;
import io.redletter.delivery.channel.Target;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A chunk, from the moment the agenda hands it over until it waits again or is done. */
final class ChunkWork {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkWork.class);

    private final Agenda agenda;
    private final ChunkRun.Ground ground;
    private final Settlement.Waits waits;
    private final int mostAttempts;
    private final Audiences audiences;
    private final Turns turns;

    ChunkWork(
            Agenda agenda,
            ChunkRun.Ground ground,
            Settlement.Waits waits,
            int mostAttempts,
            Audiences audiences,
            Turns turns) {
        this.agenda = agenda;
        this.ground = ground;
        this.waits = waits;
        this.mostAttempts = mostAttempts;
        this.audiences = audiences;
        this.turns = turns;
    }

    Future<Void> go(Chunk chunk) {
        return ground.standing()
                .ask(chunk.deliveryId())
                .compose(leave -> people(chunk).compose(people -> run(chunk, leave, people)))
                .recover(failure -> failure instanceof StoppedException halt
                        ? end(chunk, stopped(chunk, halt))
                        : Future.failedFuture(failure));
    }

    private Future<Map<Integer, Target>> people(Chunk chunk) {
        ChunkEdit edit = new ChunkEdit(chunk);
        List<Integer> wanted = Stream.concat(edit.ready(agenda.now()).stream(), edit.flying().stream())
                .toList();
        return ground.store().targets(chunk.targetsId()).compose(targets -> {
            List<String> ids = wanted.stream().map(targets.people()::get).toList();
            return ids.isEmpty()
                    ? Future.succeededFuture(Map.<Integer, Target>of())
                    : audiences
                            .recipients(ids, agenda.now())
                            .map(found -> ChunkRun.people(chunk, targets.people(), found));
        });
    }

    private Future<Void> run(Chunk chunk, Standing.Leave leave, Map<Integer, Target> people) {
        ChunkRun run = new ChunkRun(ground, leave, chunk, people);
        return run.go().compose(stored -> {
            ChunkEdit edit = run.edit();
            if (run.reachedAnyone()) {
                edit.rounds(0);
            }
            return end(stored, edit);
        });
    }

    /** Before anything could be tried, so nothing of this node's is on the wire. */
    private ChunkEdit stopped(Chunk chunk, StoppedException halt) {
        ChunkEdit edit = new ChunkEdit(chunk);
        edit.flying()
                .forEach(place -> edit.settle(
                        place,
                        TargetState.UNKNOWN,
                        new Note(place, "in-doubt", "发送途中节点停止,结果不明 (its node died while it was on the wire)", null)));
        if (halt.isForNow()) {
            return edit;
        }
        edit.in(TargetState.WAITING, TargetState.RETRYING)
                .forEach(place -> ground.settlement().stop(edit, place, halt.outcome()));
        return edit;
    }

    private Future<Void> end(Chunk stored, ChunkEdit edit) {
        if (!edit.isOver() && edit.rounds() + 1 >= mostAttempts) {
            giveUp(edit);
        }
        return edit.isOver() ? done(stored, edit) : wait(stored, edit);
    }

    private void giveUp(ChunkEdit edit) {
        edit.in(TargetState.WAITING)
                .forEach(place -> edit.settle(
                        place,
                        TargetState.REFUSED,
                        new Note(
                                place,
                                "gave-up-target-unreachable",
                                "对方一直连接不上,已放弃 (the server was never reached)",
                                null)));
    }

    /** Some wait for another attempt of their own, or for the server to be reached. */
    private Future<Void> wait(Chunk stored, ChunkEdit edit) {
        Instant now = agenda.now();
        boolean unreached = !edit.in(TargetState.WAITING).isEmpty();
        Instant due = edit.soonest();
        if (unreached || due == null) {
            edit.rounds(edit.rounds() + 1);
            Duration wait = waits.after(edit.rounds(), null);
            due = now.plus(wait);
        }
        Chunk next = edit.to(Chunk.RETRYING, due, now);
        Instant at = due;
        LOG.info("chunk={} waits until={} notes={}", next.id(), at, next.notes().size());
        return tell(stored, edit)
                .compose(v -> ground.writing().replace(stored, next))
                .compose(written -> agenda.set(ChunkLane.NAME, written.id(), written.version(), at))
                .compose(v -> turns.fill(stored.deliveryId()));
    }

    private Future<Void> done(Chunk stored, ChunkEdit edit) {
        Chunk next = edit.to(Chunk.DONE, null, agenda.now());
        LOG.debug(
                "chunk={} done sent={} refused={} unknown={}", next.id(), next.sent(), next.refused(), next.unknown());
        return tell(stored, edit)
                .compose(v -> ground.writing().replace(stored, next))
                .compose(v -> turns.fill(stored.deliveryId()));
    }

    /** Tells the list who was written to, and whose address is dead; told again after a death it changes nothing. */
    private Future<Void> tell(Chunk stored, ChunkEdit edit) {
        List<Integer> sent = edit.in(TargetState.SENT, TargetState.UNKNOWN);
        List<Note> dead = edit.in(TargetState.REFUSED).stream()
                .map(edit::note)
                .flatMap(Optional::stream)
                .filter(note -> note.code().equals(Settlement.BAD_ADDRESS))
                .toList();
        if (sent.isEmpty() && dead.isEmpty()) {
            return Future.succeededFuture();
        }
        return ground.store().targets(stored.targetsId()).compose(targets -> {
            List<String> people = targets.people();
            Future<Void> told = sent.isEmpty()
                    ? Future.succeededFuture()
                    : audiences.contacted(sent.stream().map(people::get).toList(), stored.at());
            return told.compose(v -> Future.join(dead.stream()
                            .map(note -> audiences.bounced(people.get(note.target()), true, note.words()))
                            .toList())
                    .mapEmpty());
        });
    }
}
