package io.redletter.reach;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.platform.Ids;
import io.redletter.reach.stated.Receipt;
import io.redletter.reach.stated.Receipts;
import io.redletter.reach.stated.Subject;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** Figures for people's pages, each with where it comes from, and what people hand in themselves. Sight is asked for always. */
public final class ReachSheets {
    private final ReachReading reading;
    private final Receipts receipts;
    private final ReachSight sight;

    ReachSheets(ReachReading reading, Receipts receipts, ReachSight sight) {
        this.reading = reading;
        this.receipts = receipts;
        this.sight = sight;
    }

    /** Figures, and where each comes from. */
    public record Sheet(ReachAnswer answer, Explanation explanation) {}

    /**
     * What {@code GET /reach} answers to the same question, explained.
     *
     * @param query gives a parameter's value, empty where it is absent or blank
     */
    public Future<Sheet> sheet(Actor actor, Function<String, Optional<String>> query) {
        return Future.succeededFuture().map(v -> ReachQuestion.of(query)).compose(question -> reading.answer(
                        actor, question)
                .compose(answer ->
                        reading.explain(actor, question.scope()).map(explanation -> new Sheet(answer, explanation))));
    }

    /** Keeps a figure with its proof, under the name of who hands it in. */
    public Future<Receipt> hand(Actor actor, Receipts.Handed handed) {
        return allowed(actor, handed.subject()).compose(v -> receipts.hand(actor, Ids.next("receipt"), handed));
    }

    /** Takes a figure out again; it stays to be seen, with the reason. */
    public Future<Receipt> withdraw(Actor actor, String receiptId, String why) {
        return receipts.get(receiptId)
                .compose(found -> allowed(actor, found.subject()))
                .compose(v -> receipts.withdraw(actor, receiptId, why));
    }

    /** Who runs channels, and sees the campaign or the unit's own part of it. */
    Future<Void> allowed(Actor actor, Subject subject) {
        return Future.succeededFuture().compose(v -> {
            actor.require(Permission.CHANNEL_WRITE);
            return sight.require(actor, new Scope(subject.campaign().text() + "|unit:" + subject.unitId()));
        });
    }
}
