package io.redletter.bench.live;

import io.redletter.bench.load.Asking;
import io.redletter.bench.load.Clients;
import io.redletter.bench.load.Went;
import io.redletter.bench.process.Node;
import io.redletter.bench.process.Patience;
import io.redletter.bench.process.RealDisk;
import io.redletter.bench.process.Stores;
import io.redletter.platform.secret.Vault;
import io.redletter.reach.ScopeTokens;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/** Viewers who watch under load, who do nothing, who are cut, and who take nothing; one after the other on one node. */
final class LiveRun {
    private static final Map<String, String> SETTINGS = Map.of(
            "REDLETTER_REACH_SOURCE_PER_SECOND", "0",
            "REDLETTER_REACH_WINDOW_IDS", "8000000",
            "REDLETTER_REACH_MAX_VIEWERS", "10000",
            "JAVA_TOOL_OPTIONS", ServerMemory.ACCOUNT);
    private static final int CONNECTIONS = 64;
    private static final int PROBE_MILLIS = 37;
    private static final int STALL_LIMIT_SECONDS = 60;

    /** From here on those who hang are waited for until they are let go. */
    static final int LONG_SECONDS = 10;

    private final RealDisk disk;
    private final Size size;

    /** How large it is. */
    record Size(int viewers, int idle, int stalled, double seconds) {}

    LiveRun(RealDisk disk, Size size) {
        this.disk = disk;
        this.size = size;
    }

    /**
     * What was found.
     *
     * @param capacity single events a second, as fast as they go
     * @param watched the viewers after they watched at half of that
     * @param half how the load itself went
     */
    record Found(double capacity, JsonObject watched, Went half, Idle idle, Cut cut, Stalled stalled) {}

    /** @param bytesEach heap and direct of the node, for each of the idle viewers */
    record Idle(double openedSeconds, double bytesEach, double residentEach) {}

    /** @param backSeconds until the last had its first event again */
    record Cut(double backSeconds, JsonObject state, JsonObject old) {}

    /**
     * @param before the viewers of a wide campaign alone
     * @param during the same with the stalled ones beside them
     * @param grown heap and direct of the node, for each stalled viewer, while they hang
     * @param dropped how many of them the node let go within a minute
     */
    record Stalled(JsonObject before, JsonObject during, double grown, long dropped) {}

    Found run() throws IOException {
        try (Stores stores = Stores.start(disk.directory().resolve("stores"));
                Node node = Node.start(disk.directory().resolve("node"), stores, SETTINGS)) {
            Pages pages = Pages.signedBy(
                    new ScopeTokens(Vault.openOrCreate(node.directory().resolve("master.key"))));
            String token = Guest.token(stores, node.directory());
            try (Crowd crowd =
                    Crowd.start(disk.directory().resolve("viewers.log"), node.site(), token, pages.probed())) {
                return measure(node, crowd, pages);
            }
        }
    }

    private Found measure(Node node, Crowd crowd, Pages pages) throws IOException {
        crowd.open("first", Math.min(200, size.viewers()), Pages.SCOPE);
        crowd.ask("/leave?group=first");
        try (Clients clients = new Clients(CONNECTIONS)) {
            Asking hot = pages.hot(node.site());
            clients.closedLoop(hot, size.seconds() / 2);
            double capacity = clients.closedLoop(hot, size.seconds() / 2).perSecond();
            Idle idle = idle(node, crowd);
            Cut cut = cut(crowd);
            crowd.open("watch", size.viewers(), Pages.SCOPE + "&watching=true");
            crowd.ask("/probe?every=" + PROBE_MILLIS);
            Went half = clients.openLoop(hot, capacity / 2, size.seconds());
            crowd.ask("/still");
            JsonObject watched = settled(crowd, "watch");
            crowd.ask("/leave?group=watch");
            return new Found(capacity, watched, half, idle, cut, stalled(node, crowd, clients, pages));
        }
    }

    private Idle idle(Node node, Crowd crowd) throws IOException {
        ServerMemory before = ServerMemory.of(node.pid());
        double opened = crowd.open("idle", size.idle(), Pages.SCOPE);
        Patience.pause(size.seconds() < LONG_SECONDS ? 100 : 2_000);
        ServerMemory after = ServerMemory.of(node.pid());
        return new Idle(
                opened,
                (after.kept() - before.kept()) / (double) size.idle(),
                (after.resident() - before.resident()) / (double) size.idle());
    }

    /** The idle ones and a few with an old id, while events go on. */
    private Cut cut(Crowd crowd) {
        crowd.ask("/probe?every=" + PROBE_MILLIS);
        Patience.pause(1_500);
        long began = System.nanoTime();
        crowd.ask("/cut?group=idle");
        crowd.open("old", Math.max(1, size.idle() / 50), Pages.SCOPE + "&known=longago-7");
        crowd.until("idle", state -> state.getInteger("here").equals(state.getInteger("viewers")));
        double back = (System.nanoTime() - began) / 1e9;
        crowd.ask("/still");
        JsonObject state = settled(crowd, "idle");
        JsonObject old = settled(crowd, "old");
        crowd.ask("/leave?group=idle");
        crowd.ask("/leave?group=old");
        return new Cut(back, state, old);
    }

    private Stalled stalled(Node node, Crowd crowd, Clients clients, Pages pages) throws IOException {
        int readers = Math.max(1, size.viewers() / 10);
        clients.openLoop(pages.wide(node.site()), Pages.PARTS * 2.5, Math.max(1, size.seconds() / 2));
        crowd.open("wide", readers, Pages.SCOPE + "&watching=true");
        JsonObject before = wide(crowd, clients, pages, node);
        crowd.open("stalled", size.stalled(), Pages.SCOPE);
        ServerMemory free = ServerMemory.of(node.pid());
        crowd.ask("/stall?group=stalled");
        JsonObject during = wide(crowd, clients, pages, node);
        ServerMemory hanging = ServerMemory.of(node.pid());
        long dropped = 0;
        long end = System.nanoTime() + STALL_LIMIT_SECONDS * 1_000_000_000L;
        while (size.seconds() >= LONG_SECONDS && dropped < size.stalled() && System.nanoTime() < end) {
            clients.openLoop(pages.wide(node.site()), Pages.PARTS * 2.5, 3);
            dropped = size.stalled() + readers - Metrics.viewers(node);
        }
        return new Stalled(before, during, (hanging.kept() - free.kept()) / (double) size.stalled(), dropped);
    }

    /** Every part of a wide campaign changes in every drawing. */
    private JsonObject wide(Crowd crowd, Clients clients, Pages pages, Node node) {
        crowd.ask("/probe?every=" + PROBE_MILLIS);
        clients.openLoop(pages.wide(node.site()), Pages.PARTS * 2.5, Math.max(1, size.seconds()));
        crowd.ask("/still");
        return settled(crowd, "wide");
    }

    /** Once everybody has seen every probe. */
    private static JsonObject settled(Crowd crowd, String group) {
        return crowd.until(
                group,
                state -> state.getInteger("here").equals(state.getInteger("viewers"))
                        && state.getLong("least") >= state.getLong("probes"));
    }
}
