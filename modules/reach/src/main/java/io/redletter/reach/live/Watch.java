package io.redletter.reach.live;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The viewers of one scope, and the newest edition of its figures. Used by one thread. */
final class Watch {
    private final String scope;
    private final String life;
    private final Set<Viewer> viewers = new LinkedHashSet<>();
    private final Set<Viewer> early = new LinkedHashSet<>();
    private @Nullable Edition newest;
    private long drawnAt;
    private long emptySince;
    private boolean drawing;

    /** @param life names this row of editions */
    Watch(String scope, String life) {
        this.scope = scope;
        this.life = life;
    }

    String scope() {
        return scope;
    }

    /** Shows a new viewer what there is; false if that is nothing, or old: then the scope must be drawn first. */
    boolean add(Viewer viewer, long freshSince) {
        viewers.add(viewer);
        Edition edition = newest;
        if (edition == null || drawnAt < freshSince) {
            early.add(viewer);
            return false;
        }
        viewer.show(edition);
        return true;
    }

    void remove(Viewer viewer, long now) {
        viewers.remove(viewer);
        early.remove(viewer);
        emptySince = now;
    }

    boolean isEmpty() {
        return viewers.isEmpty();
    }

    /** Since when nobody is there; of no meaning while somebody is. */
    long emptySince() {
        return emptySince;
    }

    Set<Viewer> viewers() {
        return viewers;
    }

    /** Claims the next drawing; false while one is under way. */
    boolean beginDrawing() {
        boolean free = !drawing;
        drawing = true;
        return free;
    }

    void endDrawing() {
        drawing = false;
    }

    /** Shows a picture: what changed to those who have seen the one before, all of it to the new. */
    void show(Picture picture, long now) {
        Edition before = newest;
        Edition edition = before == null ? Edition.first(life, picture) : before.next(picture);
        newest = edition;
        drawnAt = now;
        (edition == before ? early : viewers).forEach(viewer -> viewer.show(edition));
        early.clear();
    }

    /** Says that the figures could not be read anew, and since when: a number that stands still must not look like now. */
    void showLate(Instant now, long delaySeconds) {
        Edition before = newest;
        if (before != null) {
            show(before.picture().late(now, delaySeconds), drawnAt);
        }
    }
}
