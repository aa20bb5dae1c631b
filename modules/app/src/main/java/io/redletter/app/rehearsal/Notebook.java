package io.redletter.app.rehearsal;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushFilter;
import io.redletter.campaign.PushState;
import io.redletter.campaign.dryrun.DryRun;
import io.redletter.campaign.dryrun.DryRunRow;
import io.redletter.campaign.rehearsal.Rehearsal;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.DeliveryState;
import io.redletter.delivery.list.Person;
import io.redletter.delivery.list.TargetState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down what came of a rehearsal, line by line beside what the dry run had said. */
final class Notebook {
    private static final Set<DeliveryState> OUT =
            Set.of(DeliveryState.SENT, DeliveryState.ACCEPTED, DeliveryState.CONFIRMING);

    private final Stage stage;
    private final Stage.Play play;
    private final Performance performance;
    private long doubled;

    Notebook(Stage stage, Stage.Play play, Performance performance) {
        this.stage = stage;
        this.play = play;
        this.performance = performance;
    }

    Future<Rehearsal.Report> report(String campaignId, int leftOut) {
        DryRun foretold = performance.foretold();
        return play.campaigns()
                .pushes()
                .list(Performance.SELF, PushFilter.ofCampaign(campaignId))
                .compose(pushes -> {
                    Map<String, Push> byId = pushes.stream().collect(Collectors.toMap(Push::id, Function.identity()));
                    Future<List<Rehearsal.Line>> lines = Future.succeededFuture(new ArrayList<>());
                    for (DryRunRow row : foretold.rows()) {
                        Push push = byId.get(row.pushId());
                        if (push != null) {
                            lines = lines.compose(before -> line(row, push).map(line -> {
                                before.add(line);
                                return before;
                            }));
                        }
                    }
                    return lines;
                })
                .compose(lines -> stage.standIns()
                        .all(stage.platform().vertx())
                        .map(all -> new Rehearsal.Report(lines, leftOut, all.requests(), all.effects(), doubled)));
    }

    private Future<Rehearsal.Line> line(DryRunRow row, Push push) {
        return play.deliveries().service().deliveries(push.id()).compose(all -> {
            Optional<Delivery> found = all.stream()
                    .filter(one -> one.channelId().equals(row.where().channelId()))
                    .findFirst();
            Future<StandIns.Received> received =
                    found.isEmpty() ? Future.succeededFuture(StandIns.Received.NOTHING) : received(found.get());
            return received.map(sums -> line(row, push, found.orElse(null), sums));
        });
    }

    /** Under the delivery's own key, or under that of each of its people where it goes to a list. */
    private Future<StandIns.Received> received(Delivery delivery) {
        StandIns standIns = stage.standIns();
        Vertx vertx = stage.platform().vertx();
        return play.deliveries()
                .lists()
                .orElseThrow()
                .people(delivery.id(), TargetState.SENT, StandInPeople.PEOPLE)
                .compose(people -> people.isEmpty()
                        ? standIns.under(vertx, delivery.key())
                        : standIns.underEach(
                                vertx, people.stream().map(Person::key).toList()));
    }

    private Rehearsal.Line line(DryRunRow row, Push push, @Nullable Delivery delivery, StandIns.Received received) {
        doubled += received.doubled() ? 1 : 0;
        boolean out = delivery != null && OUT.contains(delivery.stateWord());
        String title = row.what().title();
        String channel = row.where().name();
        return new Rehearsal.Line(
                push.id(),
                title == null ? push.workId() : title,
                row.where().channelId(),
                channel == null ? row.where().channelId() : channel,
                row.where().kind(),
                push.due(),
                delivery == null || delivery.attempts().isEmpty()
                        ? null
                        : delivery.attempts().get(0).startedAt(),
                push.state(),
                delivery == null ? null : delivery.state(),
                out,
                out ? null : reason(push, delivery),
                row.verdict().name(),
                out == (row.verdict() == DryRunRow.Verdict.LEAVES),
                row.isOverQuota(),
                received.requests(),
                received.effects());
    }

    private @Nullable String reason(Push push, @Nullable Delivery delivery) {
        if (delivery != null && delivery.reason() != null) {
            return delivery.reason();
        }
        if (push.reason() != null) {
            return push.reason();
        }
        String refused = performance.notArmed().get(push.id());
        return refused != null
                ? refused
                : push.stateWord() == PushState.ARMED
                        ? "还没有轮到 (not reached)"
                        : push.stateWord().words();
    }
}
