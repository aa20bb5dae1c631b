package io.redletter.reach.ingest;

import io.redletter.reach.count.EventCodec;
import io.redletter.reach.count.ReachEvent;
import io.redletter.reach.ingest.Batch.Line;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the good events of a batch, and names the others; the work itself is done off the event loop. */
final class BatchCount {
    private final Vertx vertx;
    private final Intake intake;

    BatchCount(Vertx vertx, Intake intake) {
        this.vertx = vertx;
        this.intake = intake;
    }

    /** Records of the good events, and why the others are none. */
    private record Checked(List<byte[]> records, List<BatchAnswer.Refusal> errors) {
        BatchAnswer answer() {
            return new BatchAnswer(records.size(), errors.size(), errors);
        }
    }

    Future<BatchAnswer> count(Batch batch) {
        return vertx.executeBlocking(() -> begin(batch), false)
                .compose(begun -> begun)
                .compose(checked -> checked.records().isEmpty()
                        ? Future.failedFuture(new AllRefusedException(checked.answer()))
                        : intake.write(checked.records()).map(checked.answer()));
    }

    /** Where all pages of the batch are known, as they mostly are, all is done in one go. */
    private Future<Checked> begin(Batch batch) {
        Map<String, Future<Ground>> grounds = grounds(batch);
        Future<List<Ground>> all = Future.join(List.copyOf(grounds.values())).map(found -> found.<Ground>list());
        if (all.isComplete()) {
            return faultOf(grounds).map(v -> check(batch, grounds));
        }
        return all.otherwiseEmpty()
                .compose(v -> faultOf(grounds))
                .compose(v -> vertx.executeBlocking(() -> check(batch, grounds), false));
    }

    /** The ground of each page in the batch; many tokens may have to be checked. */
    private Map<String, Future<Ground>> grounds(Batch batch) {
        Map<String, Future<Ground>> grounds = new HashMap<>();
        for (Line line : batch.lines()) {
            RawEvent event = line.event();
            if (event != null && !grounds.containsKey(event.token())) {
                grounds.put(event.token(), intake.ground(event));
            }
        }
        return grounds;
    }

    /** A store that is away is nobody's refusal: then the whole batch is sent again. */
    private static Future<Void> faultOf(Map<String, Future<Ground>> grounds) {
        return grounds.values().stream()
                .filter(ground -> ground.failed() && !(ground.cause() instanceof EventRefusedException))
                .findFirst()
                .map(ground -> Future.<Void>failedFuture(ground.cause()))
                .orElseGet(Future::succeededFuture);
    }

    private Checked check(Batch batch, Map<String, Future<Ground>> grounds) {
        List<ReachEvent> events = new ArrayList<>(batch.lines().size());
        List<BatchAnswer.Refusal> errors = new ArrayList<>();
        for (int i = 0; i < batch.lines().size(); i++) {
            try {
                events.add(event(batch.lines().get(i), grounds));
            } catch (EventRefusedException refused) {
                errors.add(BatchAnswer.Refusal.of(i, refused));
            }
        }
        return new Checked(EventCodec.write(events), errors);
    }

    private ReachEvent event(Line line, Map<String, Future<Ground>> grounds) {
        RawEvent event = line.event();
        EventRefusedException refusal = line.refusal();
        if (event == null || refusal != null) {
            throw refusal == null ? EventRefusedException.malformed("event") : refusal;
        }
        Future<Ground> ground = grounds.get(event.token());
        if (ground == null) {
            throw EventRefusedException.token();
        }
        if (ground.cause() instanceof EventRefusedException refused) {
            throw refused;
        }
        return intake.event(event, null, ground.result());
    }
}
