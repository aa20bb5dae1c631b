package io.redletter.agenda;

import io.redletter.agenda.Nodes.Beat;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which nodes are dead: those whose beat has not changed for a while of this node's own monotonic time, and
 * former runs of a name that has a higher one. No two machines' clocks are compared, and time in which this node could
 * not look (a paused process, a store that was away) counts for nobody.
 */
final class Silence {
    private static final long UNSEEN = -1;

    private final String self;
    private final long limitNanos;
    private final long gapNanos;
    private final Map<String, Long> beats = new HashMap<>();
    private final Map<String, Long> since = new HashMap<>();
    private final Set<String> suspects = new HashSet<>();
    private long lastLook;

    Silence(String self, Duration limit, Duration heartbeat, long nanos) {
        this.self = self;
        this.limitNanos = limit.toNanos();
        this.gapNanos = heartbeat.multipliedBy(2).toNanos();
        this.lastLook = nanos;
    }

    /** Someone who has work in hand; watched even if it shows no sign of life at all. */
    void suspect(String owner) {
        suspects.add(owner);
    }

    void forget(String owner) {
        suspects.remove(owner);
        beats.remove(owner);
        since.remove(owner);
    }

    /** Takes a look at the signs of life. */
    Set<String> dead(List<Beat> read, long nanos) {
        if (nanos - lastLook > gapNanos) {
            since.replaceAll((owner, ignored) -> nanos);
        }
        lastLook = nanos;
        Map<String, Long> now = new HashMap<>();
        suspects.forEach(owner -> now.put(owner, UNSEEN));
        read.forEach(beat -> now.put(beat.id(), beat.beat()));
        now.remove(self);
        beats.keySet().retainAll(now.keySet());
        since.keySet().retainAll(now.keySet());
        now.forEach((owner, beat) -> {
            if (!beat.equals(beats.put(owner, beat))) {
                since.put(owner, nanos);
            }
        });
        Set<String> dead = new LinkedHashSet<>(formerRuns(read));
        since.forEach((owner, at) -> {
            if (nanos - at >= limitNanos) {
                dead.add(owner);
            }
        });
        return dead;
    }

    private static Set<String> formerRuns(List<Beat> read) {
        Map<String, Long> latest = new HashMap<>();
        read.forEach(beat -> latest.merge(beat.name(), beat.run(), Math::max));
        Set<String> former = new LinkedHashSet<>();
        for (Beat beat : read) {
            Long run = latest.get(beat.name());
            if (run != null && beat.run() < run) {
                former.add(beat.id());
            }
        }
        return former;
    }
}
