package io.redletter.delivery;

import io.redletter.delivery.audience.AudiencePage;
import io.redletter.delivery.audience.Audiences;
import io.redletter.delivery.audience.Counted;
import io.redletter.delivery.audience.Recipient;
import io.redletter.delivery.audience.Segment;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A list of people that a test fills, and what was said of them. */
final class PeopleOfAList implements Audiences {
    static final String EVERYBODY = "seg_everybody";

    private final TreeMap<String, Recipient> people = new TreeMap<>();
    final Map<String, String> left = new ConcurrentHashMap<>();
    final Map<String, Boolean> bounced = new ConcurrentHashMap<>();
    final Set<String> contacted = ConcurrentHashMap.newKeySet();
    volatile boolean broken;
    volatile String unit = "";

    synchronized void add(String address) {
        String id = String.format("al_test:%08d", people.size());
        people.put(id, new Recipient(id, address, "", "zh", "410100", Map.of(), List.of()));
    }

    synchronized void addMany(int number, String at) {
        for (int i = 0; i < number; i++) {
            add("reader" + i + at);
        }
    }

    synchronized String id(String address) {
        return people.values().stream()
                .filter(person -> person.address().equals(address))
                .map(Recipient::id)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Future<Segment> segment(String id) {
        return Future.succeededFuture(new Segment(id, 1, unit, "al_test", "所有人", "{}", "user_1", Instant.EPOCH, false));
    }

    @Override
    public synchronized Future<Counted> count(Segment segment, String channelKind, Instant at) {
        return Future.succeededFuture(new Counted(people.size() - left.size(), left.size(), 0, 0, 0));
    }

    @Override
    public synchronized Future<AudiencePage> page(Segment segment, String after, int limit, Instant at) {
        if (broken) {
            return Future.failedFuture(new IllegalStateException("the list is out of reach"));
        }
        List<Recipient> found = new ArrayList<>();
        long out = 0;
        String next = null;
        int looked = 0;
        for (Recipient person : (after == null ? people : people.tailMap(after, false)).values()) {
            if (looked == limit) {
                return Future.succeededFuture(new AudiencePage(found, next, new Counted(found.size(), out, 0, 0, 0)));
            }
            looked++;
            next = person.id();
            if (left.containsKey(person.id())) {
                out++;
            } else {
                found.add(person);
            }
        }
        return Future.succeededFuture(new AudiencePage(found, null, new Counted(found.size(), out, 0, 0, 0)));
    }

    @Override
    public synchronized Future<List<Recipient>> recipients(List<String> ids, Instant at) {
        return Future.succeededFuture(ids.stream()
                .filter(id -> people.containsKey(id) && !left.containsKey(id))
                .map(people::get)
                .toList());
    }

    @Override
    public Future<Void> contacted(List<String> recipientIds, Instant at) {
        contacted.addAll(recipientIds);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> optOut(String recipientId, String channelKind, String how) {
        left.put(recipientId, how);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> bounced(String recipientId, boolean permanent, String words) {
        bounced.put(recipientId, permanent);
        return Future.succeededFuture();
    }
}
