package io.redletter.bench.crash.proof;

import io.redletter.bench.crash.channel.CrashChannel;
import io.redletter.bench.crash.proof.Promise.Broken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what was stored with what the other sides saw. */
public final class Audit {
    private final Map<String, CrashChannel> channels;
    private final Map<String, List<Ledger.Line>> requests = new HashMap<>();
    private final List<Broken> broken = new ArrayList<>();

    /** @param channels the kinds, by the ids of their accounts */
    public Audit(Map<String, CrashChannel> channels, Ledger ledger) {
        this.channels = channels;
        List<CrashChannel> kinds = channels.values().stream().distinct().toList();
        for (Ledger.Line line : ledger.lines()) {
            for (CrashChannel kind : kinds) {
                kind.delivery(line, ledger).ifPresent(key -> requests.computeIfAbsent(key, none -> new ArrayList<>())
                        .add(line));
            }
        }
    }

    /** Looks at these pushes and deliveries; what it finds broken is kept. */
    public Tally look(List<StoredPush> pushes, List<StoredDelivery> deliveries) {
        Tally tally = new Tally();
        Map<String, StoredPush> byId = new HashMap<>();
        pushes.forEach(push -> byId.put(push.id(), push));
        Map<String, Integer> found = new HashMap<>();
        deliveries.forEach(delivery -> found.merge(delivery.pushId(), 1, Integer::sum));
        for (StoredPush push : pushes) {
            tally.add(push);
            int stored = found.getOrDefault(push.id(), 0);
            if (!push.state().equals("finished") || stored != push.channels().size()) {
                say(
                        Promise.FINAL,
                        push.id(),
                        push.state() + " with " + stored + " of "
                                + push.channels().size() + " deliveries");
            }
        }
        for (StoredDelivery delivery : deliveries) {
            CrashChannel kind = channels.get(delivery.channelId());
            StoredPush push = byId.get(delivery.pushId());
            if (kind != null && push != null) {
                List<Ledger.Line> asked = requests.getOrDefault(delivery.key(), List.of());
                tally.add(kind, delivery, asked);
                new DeliveryAudit(kind, push, delivery, asked, broken::add).look();
            }
        }
        return tally;
    }

    private void say(Promise promise, String id, String how) {
        broken.add(new Broken(promise, id, how));
    }

    /** What was broken in everything that was looked at. */
    public List<Broken> broken() {
        return List.copyOf(broken);
    }
}
