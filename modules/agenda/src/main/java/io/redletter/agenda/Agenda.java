package io.redletter.agenda;

import io.redletter.agenda.Pauses.Pause;
import io.redletter.agenda.Pauses.Paused;
import io.redletter.platform.Platform;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires what is due, once, at its time, through the death of any node and the loss of Redis.
 *
 * <p>Built once per process. Lanes are opened before {@link #start()}; alarms may be set at any time, from any thread.
 */
public final class Agenda {
    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

    private final Platform platform;
    private final AgendaConfig config;
    private final Stores stores;
    private final Nodes nodes;
    private final Map<String, OpenLane> lanes = new LinkedHashMap<>();
    private volatile @Nullable Run run;

    public Agenda(Platform platform, AgendaConfig config) {
        this.platform = platform;
        this.config = config;
        this.stores = new Stores(
                new StoreClock(platform.clock(), platform.redis()),
                new Alarm(platform.redis()),
                new Pauses(platform.mongo()));
        this.nodes = new Nodes(platform.mongo());
    }

    /** Opens a lane on this node; before {@link #start()}. */
    public void open(Lane lane) {
        if (run != null) {
            throw new IllegalStateException(
                    "lane " + lane.name() + ": the agenda runs (expected: opened before start)");
        }
        if (lanes.put(lane.name(), new OpenLane(lane, new LaneRecord(platform.mongo(), lane))) != null) {
            throw new IllegalStateException("lane " + lane.name() + ": opened twice");
        }
    }

    /** Makes indexes, takes over from this program's former run, begins to fire. */
    public Future<Void> start() {
        Vertx vertx = platform.vertx();
        Context context = vertx.getOrCreateContext();
        return Future.all(lanes.values().stream()
                        .map(lane -> lane.record().indexes())
                        .toList())
                .compose(v -> nodes.indexes())
                .compose(v -> vertx.executeBlocking(() -> Incarnation.take(platform.data())))
                .compose(self -> begin(context, self));
    }

    /** Claims nothing more, waits for work in hand, leaves the rest to others. */
    public Future<Void> stop() {
        Run stopping = run;
        return stopping == null ? Future.succeededFuture() : stopping.stop();
    }

    /**
     * Sets the alarm for a document that is stored as waiting with this version and due instant. Never fails: what the
     * alarm does not take, the sweep finds.
     *
     * @param lane the lane's name; it need not be open on this node
     */
    public Future<Void> set(String lane, String id, long version, Instant due) {
        Run running = run;
        return stores.alarm()
                .add(lane, new AlarmMember(id, version), due)
                .onComplete(added -> {
                    if (running != null) {
                        running.isSet(due, added.succeeded());
                    }
                })
                .otherwiseEmpty();
    }

    /** Takes an alarm back; a courtesy, for an alarm of a stale version is harmless. Never fails. */
    public Future<Void> drop(String lane, String id, long version) {
        return stores.alarm()
                .remove(lane, List.of(new AlarmMember(id, version)))
                .otherwiseEmpty();
    }

    /**
     * Works on a document which the work itself stores in the lane's firing state, with {@link #nodeId()} as its owner:
     * until the work is done nobody on this node takes it for abandoned, and if the work fails it is handed to
     * {@link Lane#takeOver} later. To be called from a lane's own work, on its event loop.
     *
     * @param work begins after the document counts as in hand
     */
    public <T> Future<T> hold(String lane, String id, Supplier<Future<T>> work) {
        Run running = run;
        return running == null
                ? Future.failedFuture(new IllegalStateException("lane " + lane + ": the agenda does not run"))
                : running.hold(lane, id, work);
    }

    /** Whether the lane, or this group of it, is paused, as far as this node knows; it asks before every claim. */
    public boolean isPaused(String lane, @Nullable String group) {
        Paused known = stores.pauses().known();
        return known.lane(lane) || (group != null && known.groups(lane).contains(group));
    }

    /** Nothing of this lane fires on any node until it is resumed; what falls due meanwhile fires then, late. */
    public Future<Void> pause(String lane) {
        return stores.pauses().write(new Pause(lane, null), true);
    }

    /** What fell due meanwhile fires at once on this node, on the others at their next sign of life. */
    public Future<Void> resume(String lane) {
        return stores.pauses().write(new Pause(lane, null), false);
    }

    /**
     * Nothing of the lane whose {@link Lane#group()} field has this value fires on any node until it is resumed. The
     * documents keep waiting in their state; a claim that is under way when this is called may still succeed.
     *
     * @param group the field's value, such as a campaign's id
     */
    public Future<Void> pauseGroup(String lane, String group) {
        return stores.pauses().write(new Pause(lane, group), true);
    }

    /** What fell due meanwhile fires at once on this node, on the others at their next sign of life. */
    public Future<Void> resumeGroup(String lane, String group) {
        return stores.pauses().write(new Pause(lane, group), false);
    }

    /** The lanes that are paused as a whole. */
    public Future<Set<String>> pausedLanes() {
        return stores.pauses().read().map(Paused::lanes);
    }

    /** The groups of a lane that are paused. */
    public Future<Set<String>> pausedGroups(String lane) {
        return stores.pauses().read().map(paused -> paused.groups(lane));
    }

    /** The lanes that are open on this node, the most urgent first. */
    public List<Lane> lanes() {
        return lanes.values().stream()
                .map(OpenLane::lane)
                .sorted(Comparator.comparingInt(Lane::priority).reversed())
                .toList();
    }

    /** What waits in the lanes that are open on this node, in the order of {@link #lanes()}. */
    public Future<List<Backlog>> backlog() {
        Instant now = now();
        return Future.all(lanes().stream()
                        .map(lane -> Objects.requireNonNull(lanes.get(lane.name()), lane.name())
                                .record()
                                .backlog(now))
                        .toList())
                .map(all -> all.<Backlog>list());
    }

    /** This node in this run, such as {@code 01j8…#3}; empty before {@link #start()}. */
    public String nodeId() {
        Run running = run;
        return running == null ? "" : running.id();
    }

    /** The agenda's time: the clock, corrected by the store's. Whoever compares with {@code due} uses this. */
    public Instant now() {
        return stores.clock().now();
    }

    public AgendaHealth health() {
        Run running = run;
        return running == null
                ? new AgendaHealth("", false, true, 0, stores.pauses().known().lanes())
                : running.health();
    }

    private Future<Void> begin(Context context, Incarnation self) {
        Run next = new Run(platform, config, context, new Run.Node(self, nodes), stores, lanes.values());
        run = next;
        LOG.info("agenda starts node={} lanes={}", self.id(), lanes.keySet());
        return next.start();
    }

    /** As a killed process leaves things: nothing is waited for, nothing is cleaned up. For tests. */
    Future<Void> abandon() {
        Run dying = run;
        return dying == null ? Future.succeededFuture() : dying.abandon();
    }
}
