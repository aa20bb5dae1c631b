package io.redletter.reach.live;

import io.redletter.platform.json.Json;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The viewers of one scope, and what they were shown last. Used by one thread. */
final class Watch {
    private final String scope;
    private final Set<Viewer> viewers = new LinkedHashSet<>();
    private @Nullable Picture last;
    private boolean drawing;

    Watch(String scope) {
        this.scope = scope;
    }

    String scope() {
        return scope;
    }

    void add(Viewer viewer) {
        viewers.add(viewer);
    }

    /** Whether nobody is left. */
    boolean remove(Viewer viewer) {
        viewers.remove(viewer);
        return viewers.isEmpty();
    }

    List<Viewer> viewers() {
        return List.copyOf(viewers);
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

    /** Shows a picture: whole to the new, what changed to the others; one text for all of each. */
    void show(Picture picture) {
        Picture before = last;
        last = picture;
        Map<String, Object> change = before == null ? Map.of() : picture.since(before);
        Buffer delta = change.isEmpty() ? null : event("delta", picture, change);
        Buffer snapshot = null;
        for (Viewer viewer : viewers) {
            if (!viewer.hasSnapshot()) {
                snapshot = snapshot == null ? event("snapshot", picture, picture.snapshot()) : snapshot;
                viewer.send(snapshot);
                viewer.gotSnapshot();
            } else if (delta != null) {
                viewer.send(delta);
            }
        }
    }

    private static Buffer event(String name, Picture picture, Map<String, Object> data) {
        return Buffer.buffer("id: " + picture.asOf().toEpochMilli() + "\nevent: " + name + "\ndata: ")
                .appendBuffer(Json.buffer(data))
                .appendString("\n\n");
    }
}
