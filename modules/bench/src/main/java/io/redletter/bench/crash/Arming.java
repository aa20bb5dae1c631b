package io.redletter.bench.crash;

import io.redletter.bench.crash.channel.CrashChannel;
import io.redletter.bench.crash.house.CrashHouse;
import io.redletter.bench.crash.house.CrashNode;
import io.redletter.bench.crash.house.Planner;
import io.redletter.bench.process.Patience;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Adds the channels, and arms pushes over all of them. */
final class Arming {
    private static final int AT_ONCE = 3;

    /** Longer than it takes to arm one while the machine has other things to do. */
    private static final Duration ARMING = Duration.ofSeconds(10);

    private final CrashHouse house;
    private final Map<String, CrashChannel> kinds = new LinkedHashMap<>();
    private final List<List<String>> slots = new ArrayList<>();

    Arming(CrashHouse house) {
        this.house = house;
    }

    /** Adds the accounts of these channels. */
    void open(List<CrashChannel> channels) throws IOException {
        Planner planner = house.planner(house.nodes().get(0));
        for (CrashChannel channel : channels) {
            List<String> ids = new ArrayList<>();
            for (var account : channel.accounts(house.sandbox(), house.mailPort())) {
                String id = planner.channel(account);
                kinds.put(id, channel);
                ids.add(id);
            }
            slots.addAll(Collections.nCopies(channel.share(), ids));
        }
    }

    /** The kinds by the ids of their accounts. */
    Map<String, CrashChannel> kinds() {
        return kinds;
    }

    /** The first account of a kind. */
    String account(CrashChannel kind) {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue().equals(kind))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Arms so many, due one after another over the span.
     *
     * @return their ids
     */
    List<String> arm(int pushes, Instant first, long spanMillis) throws IOException, InterruptedException {
        List<String> ids = Collections.synchronizedList(new ArrayList<>());
        List<IOException> failures = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            CrashNode node = house.nodes().get(i % house.nodes().size());
            Thread thread = new Thread(() -> {
                Planner planner = house.planner(node);
                for (int n = next.getAndIncrement(); n < pushes && failures.isEmpty(); n = next.getAndIncrement()) {
                    Instant due = soon(first.plusMillis(spanMillis * n / pushes));
                    try {
                        ids.add(planner.arm(channels(n), audience(channels(n)), due));
                    } catch (IOException failed) {
                        failures.add(failed);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return List.copyOf(ids);
    }

    /** A whole second; later than it should be where arming takes longer than was thought. */
    private static Instant soon(Instant due) {
        Instant soonest = Instant.now().plus(ARMING);
        return (due.isBefore(soonest) ? soonest : due).truncatedTo(ChronoUnit.SECONDS);
    }

    /** One account, and now and then one of every kind. */
    private List<String> channels(int number) {
        if (number % 25 == 24) {
            return kinds.values().stream().distinct().map(this::account).toList();
        }
        List<String> slot = slots.get(number % slots.size());
        return List.of(slot.get(number / slots.size() % slot.size()));
    }

    /** The people whom those of these channels that send to many send to. */
    Optional<String> audience(List<String> channels) {
        return kinds.entrySet().stream()
                .filter(kind -> channels.contains(kind.getKey()))
                .flatMap(kind -> kind.getValue().audience().stream())
                .findFirst();
    }

    /** Waits for an instant. */
    static void until(Instant instant) {
        Patience.pause(Math.max(0, instant.toEpochMilli() - System.currentTimeMillis()));
    }
}
