package io.redletter.delivery.list;

import io.redletter.agenda.Agenda;
import io.redletter.delivery.audience.AudiencePage;
import io.redletter.delivery.audience.Audiences;
import io.redletter.delivery.audience.Recipient;
import io.redletter.delivery.audience.Segment;
import io.redletter.delivery.channel.Sending;
import io.redletter.platform.Ids;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks an audience once and writes it down as chunks. A chunk says where the next one begins, and its number is taken
 * once: whoever goes on after a death, or beside a node that only seemed dead, goes on after the last one that is there.
 */
final class ListWalk {
    private static final int CHUNKS_AT_ONCE = 8;

    private final Agenda agenda;
    private final ChunkStore store;
    private final Audiences audiences;
    private final Turns turns;

    ListWalk(Agenda agenda, ChunkStore store, Audiences audiences, Turns turns) {
        this.agenda = agenda;
        this.store = store;
        this.audiences = audiences;
        this.turns = turns;
    }

    /** Completes when everybody is written down. Fails if another node has taken the delivery over. */
    Future<Void> walk(ListOrder order, Segment segment, Sending fence) {
        return store.lastOf(order.deliveryId()).compose(last -> {
            if (last.filter(Chunk::last).isPresent()) {
                return turns.fill(order.deliveryId());
            }
            Progress from = new Progress(last.map(chunk -> chunk.number() + 1).orElse(0), last.map(Chunk::until));
            return batch(order, segment, from)
                    .compose(next -> fence.keep(Map.of("written", String.valueOf(next.number()))))
                    .compose(v -> turns.fill(order.deliveryId()))
                    .compose(v -> walk(order, segment, fence));
        });
    }

    /** Writes some chunks. What another node wrote first stands; the next look begins after it. */
    private Future<Progress> batch(ListOrder order, Segment segment, Progress from) {
        List<Draft> drafts = new ArrayList<>();
        return collect(order, segment, from.after().orElse(null), new Draft(), drafts)
                .compose(v -> {
                    List<Targets> people = new ArrayList<>();
                    List<Chunk> chunks = new ArrayList<>();
                    for (Draft draft : drafts) {
                        add(order, draft, from.number() + chunks.size(), people, chunks);
                    }
                    return store.insert(people, chunks)
                            .recover(failure -> ChunkStore.isTaken(failure)
                                    ? Future.succeededFuture()
                                    : Future.failedFuture(failure));
                })
                .map(v -> new Progress(from.number() + drafts.size(), Optional.empty()));
    }

    private Future<Void> collect(
            ListOrder order, Segment segment, @Nullable String after, Draft open, List<Draft> full) {
        return audiences.page(segment, after, Chunk.MOST, agenda.now()).compose(page -> {
            Draft draft = open;
            if (!draft.hasRoom(page)) {
                full.add(draft);
                draft = new Draft();
            }
            draft.add(page);
            if (page.next() == null) {
                draft.last = true;
                full.add(draft);
                return Future.succeededFuture();
            }
            if (full.size() >= CHUNKS_AT_ONCE) {
                full.add(draft);
                return Future.succeededFuture();
            }
            return collect(order, segment, page.next(), draft, full);
        });
    }

    private void add(ListOrder order, Draft draft, int number, List<Targets> people, List<Chunk> chunks) {
        Instant now = agenda.now();
        String targetsId = Ids.next("tg");
        int size = draft.people.size();
        if (size > 0) {
            people.add(new Targets(targetsId, 1, draft.people, now));
        }
        chunks.add(new Chunk(
                Chunk.id(order.deliveryId(), number),
                1,
                order.deliveryId(),
                order.key(),
                number,
                order.pushId(),
                order.campaignId(),
                order.channelId(),
                size == 0 ? Chunk.DONE : Chunk.QUEUED,
                targetsId,
                size,
                draft.heldBack,
                draft.until,
                draft.last,
                String.valueOf(TargetState.WAITING.letter()).repeat(size),
                "0".repeat(size),
                List.of(),
                List.of(),
                0,
                0,
                0,
                0,
                0,
                0,
                order.at(),
                now,
                null,
                null,
                null,
                now,
                now));
    }

    /** The next number, and the last id looked at before it. */
    private record Progress(int number, Optional<String> after) {}

    /** A chunk that is being filled: whole pages only, so that it ends where a page ends. */
    private static final class Draft {
        private final List<String> people = new ArrayList<>();
        private long heldBack;
        private @Nullable String until;
        private boolean last;

        boolean hasRoom(AudiencePage page) {
            return people.isEmpty() || people.size() + page.recipients().size() <= Chunk.MOST;
        }

        void add(AudiencePage page) {
            page.recipients().stream().map(Recipient::id).forEach(people::add);
            heldBack += page.counted().skipped();
            until = page.next();
        }
    }
}
