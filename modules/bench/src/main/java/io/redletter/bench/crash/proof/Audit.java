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

    /** Looks at these; what it finds broken is kept. */
    public Tally look(Kept kept) {
        List<StoredPush> pushes = kept.pushes();
        List<StoredDelivery> deliveries = kept.deliveries();
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
                look(kind, push, delivery, kept.chunks(delivery.id()), tally);
            }
        }
        return tally;
    }

    private void look(
            CrashChannel kind, StoredPush push, StoredDelivery delivery, List<StoredChunk> chunks, Tally tally) {
        if (kind.audience().isPresent()) {
            tally.add(kind, delivery, asked(chunks), chunks);
            new ListAudit(push, delivery, chunks, key -> requests.getOrDefault(key, List.of()), broken::add).look();
        } else {
            List<Ledger.Line> asked = requests.getOrDefault(delivery.key(), List.of());
            tally.add(kind, delivery, asked, List.of());
            new DeliveryAudit(kind, push, delivery, asked, broken::add).look();
        }
    }

    private List<Ledger.Line> asked(List<StoredChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.people().stream())
                .flatMap(person -> requests.getOrDefault(person.key(), List.of()).stream())
                .toList();
    }

    private void say(Promise promise, String id, String how) {
        broken.add(new Broken(promise, id, how));
    }

    /** What was broken in everything that was looked at. */
    public List<Broken> broken() {
        return List.copyOf(broken);
    }
}
