package io.redletter.sandbox.exchange;

import io.redletter.sandbox.ledger.Ledger;
import io.redletter.sandbox.ledger.LedgerEntry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;

/**
 * Carries one request through: a due fault, the platform's decision, the ledger on disk, and only then the answer. A
 * fault that loses the answer loses it after the deed is on disk.
 */
public final class Exchange {
    private static final int BODY_KEPT = 4_096;

    private final Vertx vertx;
    private final Ledger ledger;
    private final Faults faults;
    private final Clock clock;

    public Exchange(Vertx vertx, Ledger ledger, Faults faults, Clock clock) {
        this.vertx = vertx;
        this.ledger = ledger;
        this.faults = faults;
        this.clock = clock;
    }

    /** Answers the request; unexpected failures go to the route's failure handler. */
    public void handle(RoutingContext ctx, Visit visit) {
        if (ledger.isFull()) {
            visit.busy().send(ctx.request()).onFailure(ctx::fail);
            return;
        }
        Optional<Fault> fault = faults.take(visit);
        visit.prepare()
                .compose(ready -> carryOut(ctx, visit, fault))
                .compose(deed -> answer(ctx.request(), deed.reply(), fault))
                .onFailure(ctx::fail);
    }

    /** Deciding and recording share one turn of the event loop, so that a snapshot never falls between them. */
    private Future<Deed> carryOut(RoutingContext ctx, Visit visit, Optional<Fault> fault) {
        Deed deed = decide(visit, fault);
        return record(ctx, visit, deed, fault).map(deed);
    }

    private static Deed decide(Visit visit, Optional<Fault> fault) {
        fault.ifPresent(visit::meet);
        return fault.filter(due -> !due.kind().carriesOut()).map(visit::failBy).orElseGet(visit::carryOut);
    }

    private Future<Void> record(RoutingContext ctx, Visit visit, Deed deed, Optional<Fault> fault) {
        Buffer body = Optional.ofNullable(ctx.body().buffer()).orElseGet(Buffer::buffer);
        LedgerEntry entry = new LedgerEntry(
                0,
                clock.instant(),
                visit.target(),
                visit.operation(),
                deed.account(),
                deed.key(),
                fault.filter(Exchange::losesAnswer).isPresent()
                        ? 0
                        : deed.reply().status(),
                deed.code(),
                deed.effect(),
                deed.repeat(),
                fault.map(Fault::kind).map(FaultKind::word).orElse(null),
                deed.note(),
                Digest.sha256(body),
                body.length(),
                visit.keepsBody() ? body.getString(0, Math.min(body.length(), BODY_KEPT)) : null);
        return ledger.append(entry, deed.changes());
    }

    private Future<Void> answer(HttpServerRequest request, Reply reply, Optional<Fault> fault) {
        if (fault.filter(Exchange::losesAnswer).isPresent()) {
            return request.connection().close();
        }
        if (fault.filter(due -> due.kind() == FaultKind.HALF_BODY).isPresent()) {
            return reply.sendHalf(request);
        }
        return fault.filter(due -> due.kind() == FaultKind.SLOW)
                .map(slow -> sendLate(request, reply, slow.delayMs()))
                .orElseGet(() -> reply.send(request));
    }

    private Future<Void> sendLate(HttpServerRequest request, Reply reply, long delayMs) {
        return vertx.timer(Math.max(1, delayMs))
                .compose(due -> request.response().closed() ? Future.succeededFuture() : reply.send(request));
    }

    private static boolean losesAnswer(Fault fault) {
        return fault.kind() == FaultKind.ANSWER_LOST || fault.kind() == FaultKind.RESET;
    }
}
