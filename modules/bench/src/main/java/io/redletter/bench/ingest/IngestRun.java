package io.redletter.bench.ingest;

import io.redletter.bench.exact.Load;
import io.redletter.bench.load.Asking;
import io.redletter.bench.load.Clients;
import io.redletter.bench.load.Went;
import io.redletter.bench.process.Launched;
import io.redletter.bench.process.Ports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Single events and batches against the program, and in turns with them what each is measured against. */
final class IngestRun {
    private static final int CAMPAIGNS = 10;
    private static final int BATCH_CONNECTIONS = 4;
    private static final int WARM = 4;

    private final IngestHouse house;
    private final Order order;

    /**
     * What is to be done.
     *
     * @param seconds of a round; warming up takes {@value #WARM} times as long
     * @param connections that send single events
     * @param batch events of a batch
     */
    record Order(double seconds, int rounds, int connections, int batch) {}

    /**
     * Single events.
     *
     * @param ours requests a second, median of the rounds
     * @param bare the same of the bare handler
     * @param half ours at half of that rate
     */
    record Single(double ours, double bare, Went half, long failed) {}

    /**
     * Batches.
     *
     * @param ours events a second received, journaled and counted
     * @param naive events a second of one client that pipelines five increments and one register for each
     */
    record Batched(double ours, double naive, long failed) {}

    IngestRun(IngestHouse house, Order order) {
        this.house = house;
        this.order = order;
    }

    Single single(Launched bareServer) {
        Load load = house.load(CAMPAIGNS);
        Asking ours = house.single(load);
        Asking theirs = IngestHouse.single(bareServer.value("ready"), load);
        List<Double> single = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        long failed = 0;
        try (Clients clients = new Clients(order.connections())) {
            clients.closedLoop(ours, WARM * order.seconds());
            clients.closedLoop(theirs, WARM * order.seconds() / 2);
            for (int round = 0; round < order.rounds(); round++) {
                Went went = clients.closedLoop(ours, order.seconds());
                single.add(went.perSecond());
                failed += went.failed();
                bare.add(clients.closedLoop(theirs, order.seconds()).perSecond());
            }
            Went half = clients.openLoop(ours, median(single) / 2, 2 * order.seconds());
            return new Single(median(single), median(bare), half, failed + half.failed());
        }
    }

    Batched batched() {
        house.settle();
        Load load = house.load(CAMPAIGNS);
        List<Double> batched = new ArrayList<>();
        List<Double> naive = new ArrayList<>();
        NaiveIngest usual = new NaiveIngest(house.redis());
        long failed = 0;
        try (Clients clients = new Clients(BATCH_CONNECTIONS)) {
            batches(clients, load, WARM * order.seconds());
            usual.perSecond(order.seconds());
            for (int round = 0; round < order.rounds(); round++) {
                Went went = batches(clients, load, order.seconds());
                batched.add(went.perSecond());
                failed += went.failed();
                naive.add(usual.perSecond(order.seconds()));
            }
        }
        return new Batched(median(batched), median(naive), failed);
    }

    /** Events a second with so many live campaigns. */
    double batchedOver(int campaigns) {
        Load load = house.load(campaigns);
        try (Clients clients = new Clients(BATCH_CONNECTIONS)) {
            batches(clients, load, order.seconds());
            return batches(clients, load, order.seconds()).perSecond();
        }
    }

    /** From the first request until the last event stands in Redis. */
    private Went batches(Clients clients, Load load, double seconds) {
        long before = house.sum();
        long began = System.nanoTime();
        Went went = clients.closedLoop(house.batch(load, order.batch()), seconds);
        long events = went.done() * order.batch();
        house.awaitCounted(before + events);
        return new Went(events / ((System.nanoTime() - began) / 1e9), events, went.failed(), went.times());
    }

    static Launched bareServer(java.nio.file.Path log) throws IOException {
        return Launched.startMain(log, Map.of(), BareServer.class.getName(), String.valueOf(Ports.any()));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
