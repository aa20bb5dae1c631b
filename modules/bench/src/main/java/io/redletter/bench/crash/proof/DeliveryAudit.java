package io.redletter.bench.crash.proof;

import io.redletter.bench.crash.channel.CrashChannel;
import io.redletter.bench.crash.proof.Promise.Broken;
import io.redletter.sandbox.exchange.Digest;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One delivery against its requests, which are in the order in which they came in. */
final class DeliveryAudit {
    private static final Set<String> OUT = Set.of("sent", "confirming");
    static final Set<String> OPEN = Set.of("pending", "sending", "accepted", "retrying");

    /** The last of them: its intent was stored, and then nothing was called. */
    private static final Set<String> ALLOWS_ANOTHER = Set.of("retryable", "unknown", "postponed");

    static final int CLOCK_MILLIS = 5;

    private final CrashChannel kind;
    private final StoredPush push;
    private final StoredDelivery delivery;
    private final List<Ledger.Line> requests;
    private final Consumer<Broken> broken;

    DeliveryAudit(
            CrashChannel kind,
            StoredPush push,
            StoredDelivery delivery,
            List<Ledger.Line> requests,
            Consumer<Broken> broken) {
        this.kind = kind;
        this.push = push;
        this.delivery = delivery;
        this.requests = requests;
        this.broken = broken;
    }

    void look() {
        long effects = requests.stream().filter(Ledger.Line::effect).count();
        must(Promise.FINAL, !OPEN.contains(delivery.state()), delivery.state());
        must(Promise.ONCE, effects <= 1, effects + " effects in " + requests.size() + " requests");
        must(
                Promise.TRUE,
                !OUT.contains(delivery.state()) || effects >= 1,
                delivery.state() + ", the other side has none");
        must(
                Promise.TRUE,
                !delivery.state().equals("refused") || effects == 0,
                "refused (" + delivery.reason() + "), the other side has it");
        requests.forEach(request -> must(
                Promise.NOT_EARLY,
                !request.at().plusMillis(CLOCK_MILLIS).isBefore(push.due()),
                request.at() + ", due " + push.due()));
        repeats();
        bytes();
        desk();
    }

    /** The n-th request needs n stored intents, and each intent but the first an outcome before it that allows it. */
    private void repeats() {
        for (int i = 0; i < requests.size(); i++) {
            Ledger.Line request = requests.get(i);
            int begun = delivery.begunBy(request.at().plusMillis(CLOCK_MILLIS));
            must(
                    Promise.FOLLOWED,
                    begun > i,
                    "request " + (i + 1) + " at " + request.at() + ", attempts stored by then: " + begun);
        }
        int last = delivery.attempts().stream()
                .mapToInt(StoredDelivery.Attempt::number)
                .max()
                .orElse(0);
        for (StoredDelivery.Attempt attempt : delivery.attempts()) {
            must(
                    Promise.FOLLOWED,
                    attempt.number() == last || ALLOWS_ANOTHER.contains(attempt.outcome()),
                    "attempt " + attempt.number() + " of " + last + " ended: " + attempt.outcome());
        }
        if (!kind.keyed()) {
            requests.stream().limit(Math.max(0, requests.size() - 1)).forEach(request -> {
                String outcome = delivery.outcome(delivery.begunBy(request.at().plusMillis(CLOCK_MILLIS)));
                must(
                        Promise.FOLLOWED,
                        outcome.equals("retryable"),
                        "no key, and another request after one that ended: " + outcome);
            });
        }
    }

    private void bytes() {
        long different = requests.stream().map(Ledger.Line::digest).distinct().count();
        must(Promise.SAME_BYTES, !kind.keyed() || different <= 1, different + " different bodies under one key");
        kind.bytes(delivery)
                .ifPresent(stored -> requests.forEach(request -> must(
                        Promise.SAME_BYTES,
                        request.digest().equals(Digest.sha256(Buffer.buffer(stored))),
                        "a body that is not the stored one")));
    }

    private void desk() {
        boolean unknown = delivery.state().equals("unknown");
        boolean doubt = kind.inDoubt(delivery);
        must(Promise.DESK, !unknown || !kind.keyed(), "unknown (" + delivery.reason() + ") though there is a key");
        must(Promise.DESK, !unknown || doubt, "unknown (" + delivery.reason() + ") though nothing was submitted");
        must(
                Promise.DESK,
                !doubt || unknown || delivery.state().equals("sent"),
                "submitted, no answer stored, and " + delivery.state());
    }

    private void must(Promise promise, boolean holds, String otherwise) {
        if (!holds) {
            broken.accept(new Broken(promise, delivery.id(), kind.name() + " " + otherwise));
        }
    }
}
