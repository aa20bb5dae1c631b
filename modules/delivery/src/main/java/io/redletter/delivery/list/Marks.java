package io.redletter.delivery.list;

import io.redletter.platform.ChangedMeanwhileException;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the one person a mark names, long after the message left. */
final class Marks {
    private static final Pattern MARK = Pattern.compile("([0-9a-f]{32})-([0-9a-z]{1,4})-([0-9a-z]{1,2})");
    private static final int RADIX = 36;
    private static final int TRIES = 5;

    private final ChunkStore store;
    private final InstantSource clock;

    Marks(ChunkStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The id of the person; a message that came back for good is no longer counted as sent. */
    Future<Optional<String>> bounced(String mark, boolean permanent, String words) {
        Matcher parts = MARK.matcher(mark);
        if (!parts.matches()) {
            return Future.succeededFuture(Optional.empty());
        }
        int number = Integer.parseInt(parts.group(2), RADIX);
        int place = Integer.parseInt(parts.group(3), RADIX);
        return note(parts.group(1), number, place, permanent, words, TRIES)
                .compose(chunk -> chunk.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : store.targets(chunk.get().targetsId())
                                .map(targets -> Optional.of(targets.people().get(place))));
    }

    private Future<Optional<Chunk>> note(
            String key, int number, int place, boolean permanent, String words, int triesLeft) {
        return store.byMark(key, number)
                .map(found -> found.filter(chunk -> place < chunk.size()))
                .compose(found -> {
                    boolean counts = permanent
                            && found.filter(chunk -> chunk.isDone() && wasSent(chunk, place))
                                    .isPresent();
                    return counts ? store(found.get(), place, words) : Future.succeededFuture(found);
                })
                .recover(failure -> failure instanceof ChangedMeanwhileException && triesLeft > 1
                        ? note(key, number, place, permanent, words, triesLeft - 1)
                        : Future.failedFuture(failure));
    }

    private Future<Optional<Chunk>> store(Chunk chunk, int place, String words) {
        ChunkEdit edit = new ChunkEdit(chunk);
        edit.settle(place, TargetState.BOUNCED, new Note(place, "bounced", words, null));
        return store.replace(chunk, edit.to(chunk.state(), null, clock.instant()))
                .map(Optional::of);
    }

    /** One in doubt that comes back was sent after all. */
    private static boolean wasSent(Chunk chunk, int place) {
        TargetState state = chunk.stateOf(place);
        return state == TargetState.SENT || state == TargetState.UNKNOWN;
    }
}
