package io.redletter.agenda;

import java.util.HashSet;
import java.util.Set;

/** A lane that is open on this node, and what this node has in hand of it. Touched on the agenda's context only. */
final class OpenLane {
    /** No more are claimed with one write. */
    static final int AT_ONCE = 500;

    private final Lane lane;
    private final LaneRecord record;
    private final Set<String> inHand = new HashSet<>();
    private boolean rebuilding;

    OpenLane(Lane lane, LaneRecord record) {
        this.lane = lane;
        this.record = record;
    }

    Lane lane() {
        return lane;
    }

    LaneRecord record() {
        return record;
    }

    String name() {
        return lane.name();
    }

    /** How many more documents this node may take at once. */
    int free() {
        return Math.min(AT_ONCE, Math.max(0, lane.concurrency() - inHand.size()));
    }

    int inHand() {
        return inHand.size();
    }

    boolean has(String id) {
        return inHand.contains(id);
    }

    void begin(String id) {
        inHand.add(id);
    }

    void end(String id) {
        inHand.remove(id);
    }

    /** Whether the caller is to rebuild the alarm now; false while another does. */
    boolean startRebuilding() {
        boolean free = !rebuilding;
        rebuilding = true;
        return free;
    }

    void endRebuilding() {
        rebuilding = false;
    }
}
