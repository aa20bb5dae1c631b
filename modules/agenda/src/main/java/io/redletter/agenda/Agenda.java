package io.redletter.agenda;

import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires what is due, once, at its time, through the death of any node and the loss of Redis.
 *
 * <p>Built once per process. Lanes are opened before {@link #start()}.
 */
public final class Agenda {
    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

    private final Platform platform;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();

    public Agenda(Platform platform, AgendaConfig config) {
        this.platform = platform;
        LOG.debug("agenda config {}", config);
    }

    /** Opens a lane; before {@link #start()}. */
    public void open(Lane lane) {
        lanes.put(lane.name(), lane);
    }

    /** Makes indexes, takes over from this program's former run, begins to fire. */
    public Future<Void> start() {
        return Future.failedFuture("not built yet");
    }

    /** Claims nothing more, waits for work in hand, leaves the rest to others. */
    public Future<Void> stop() {
        return Future.failedFuture("not built yet");
    }

    /**
     * Sets the alarm for a document that is stored as waiting with this version and due instant. Never fails: what the
     * alarm does not take, the sweep finds.
     *
     * @param lane the lane's name; it need not be open on this node
     */
    public Future<Void> set(String lane, String id, long version, Instant due) {
        return Future.failedFuture("not built yet" + lane + id + version + due);
    }

    /** Takes an alarm back; a courtesy, for an alarm of a stale version is harmless. Never fails. */
    public Future<Void> drop(String lane, String id, long version) {
        return Future.failedFuture("not built yet" + lane + id + version);
    }

    /** Nothing of this lane fires on any node until it is resumed; what falls due meanwhile fires then, late. */
    public Future<Void> pause(String lane) {
        return Future.failedFuture("not built yet" + lane);
    }

    public Future<Void> resume(String lane) {
        return Future.failedFuture("not built yet" + lane);
    }

    /** This node in this run, such as {@code 01j8…#3}. */
    public String nodeId() {
        return "";
    }

    /** The agenda's time: the clock, corrected by the store's. Whoever compares with {@code due} uses this. */
    public Instant now() {
        return platform.clock().instant();
    }

    public AgendaHealth health() {
        return new AgendaHealth(nodeId(), false, false, 0, Set.of());
    }
}
