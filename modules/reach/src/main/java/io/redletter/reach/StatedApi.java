package io.redletter.reach;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.Reply;
import io.redletter.reach.stated.ReceiptKind;
import io.redletter.reach.stated.Receipts;
import io.redletter.reach.stated.Receipts.Handed;
import io.redletter.reach.stated.Statements;
import io.redletter.reach.stated.Statements.Stating;
import io.redletter.reach.stated.Subject;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures that others state, handed in by who runs the channels and sees the campaign. */
final class StatedApi {
    private final Statements statements;
    private final Receipts receipts;
    private final ReachSight sight;
    private final ReachSheets sheets;

    StatedApi(Statements statements, Receipts receipts, ReachSight sight, ReachSheets sheets) {
        this.statements = statements;
        this.receipts = receipts;
        this.sight = sight;
        this.sheets = sheets;
    }

    void bind(Api api) {
        api.on("postReachStatement", this::state);
        api.on("listReachStatements", this::statements);
        api.on("postReachReceipt", this::hand);
        api.on("listReachReceipts", this::receipts);
        api.on("withdrawReachReceipt", this::withdraw);
    }

    /** The body of a statement. */
    record StatementBody(
            String campaignId,
            @Nullable String workId,
            String channelId,
            String unitId,
            String source,
            @Nullable LocalDate day,
            Map<String, Long> counts,
            Instant asOf) {
        Stating stating() {
            Subject subject = new Subject(campaignId, workId == null ? "" : workId, channelId, unitId);
            return new Stating(subject, source, day, counts, asOf);
        }
    }

    /** The body of a receipt. */
    record ReceiptBody(
            String kind,
            String campaignId,
            @Nullable String workId,
            String channelId,
            String unitId,
            Map<String, Long> counts,
            Instant from,
            Instant to,
            String proof,
            @Nullable String note) {
        Handed handed() {
            Subject subject = new Subject(campaignId, workId == null ? "" : workId, channelId, unitId);
            ReceiptKind of = ReceiptKind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
            return new Handed(of, subject, counts, from, to, proof, note == null ? "" : note);
        }
    }

    record WithdrawBody(String why) {}

    private Future<Reply> state(ApiCall call) {
        Actor actor = Actors.of(call.context());
        Stating stating = call.body(StatementBody.class).stating();
        return sheets.allowed(actor, stating.subject())
                .compose(v -> statements.state(actor, stating))
                .map(Reply::ok);
    }

    private Future<Reply> statements(ApiCall call) {
        Scope scope = new Scope(call.query("scope").orElse(""));
        return sight.require(Actors.of(call.context()), scope)
                .compose(v -> statements.of(scope))
                .map(items -> Reply.ok(Map.of("items", items)));
    }

    private Future<Reply> hand(ApiCall call) {
        Actor actor = Actors.of(call.context());
        Handed handed = call.body(ReceiptBody.class).handed();
        return sheets.allowed(actor, handed.subject())
                .compose(v -> receipts.hand(actor, call.newId("receipt"), handed))
                .map(kept -> Reply.created("/api/v1/reach/receipts/" + kept.id(), kept));
    }

    private Future<Reply> receipts(ApiCall call) {
        Scope scope = new Scope(call.query("scope").orElse(""));
        return sight.require(Actors.of(call.context()), scope)
                .compose(v -> receipts.of(scope))
                .map(items -> Reply.ok(Map.of("items", items)));
    }

    private Future<Reply> withdraw(ApiCall call) {
        Actor actor = Actors.of(call.context());
        String id = call.path("receiptId");
        return receipts.get(id)
                .compose(found -> sheets.allowed(actor, found.subject()))
                .compose(v -> receipts.withdraw(
                        actor, id, call.body(WithdrawBody.class).why()))
                .map(Reply::ok);
    }
}
