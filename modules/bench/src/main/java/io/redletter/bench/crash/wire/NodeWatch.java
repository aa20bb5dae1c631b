package io.redletter.bench.crash.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;

/** What lies in wait for one node: traps, and one kind of tampering. */
public final class NodeWatch implements Watcher {
    private final String node;
    private final List<Trap> traps = new CopyOnWriteArrayList<>();
    private volatile Tampering tampering = Tampering.NONE;

    /** @param node its name */
    public NodeWatch(String node) {
        this.node = node;
    }

    /** Lays a trap beside those that lie there. */
    public void lay(Trap trap) {
        traps.add(trap);
    }

    public void take(Trap trap) {
        traps.remove(trap);
    }

    public void tamper(Tampering how) {
        tampering = how;
    }

    @Override
    public Way request(Command command) {
        Way way = Way.PASS;
        for (Trap trap : traps) {
            way = trap.request(node, command) == Way.CUT ? Way.CUT : way;
        }
        return way;
    }

    @Override
    public Way answer(Command command) {
        Way way = Way.PASS;
        for (Trap trap : traps) {
            way = trap.answer(node, command) == Way.CUT ? Way.CUT : way;
        }
        return way;
    }

    @Override
    public List<BsonDocument> forwarded(Command command) {
        return tampering.left(command);
    }
}
