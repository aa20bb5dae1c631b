package io.redletter.reach.stated;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.platform.mongo.Documents;
import io.redletter.reach.Scope;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Receipts: kept for good, each with its proof and a name; handing in and withdrawing stand in the audit trail. */
public final class Receipts {
    private static final int MOST = 5_000;
    private static final int LONGEST = 500;
    private static final Duration LONGEST_STRETCH = Duration.ofDays(400);

    private final Clock clock;
    private final AuditTrail trail;
    private final Documents<Receipt> documents;

    public Receipts(Platform platform, AuditTrail trail) {
        this.clock = platform.clock();
        this.trail = trail;
        this.documents = new Documents<>(platform.mongo(), "receipt", "reach_receipts", Receipt.class);
    }

    /** What somebody hands in. */
    public record Handed(
            ReceiptKind kind,
            Subject subject,
            Map<String, Long> counts,
            Instant from,
            Instant to,
            String proof,
            String note) {
        public Handed {
            counts = Subject.checked(counts);
            if (note.length() > LONGEST) {
                throw Subject.field("/note", "note: 太长 (expected: at most " + LONGEST + " characters)");
            }
            checkProof(kind, proof);
            if (to.isBefore(from) || Duration.between(from, to).compareTo(LONGEST_STRETCH) > 0) {
                throw Subject.field("/to", "to: 应不早于from,且不超过400天 (expected: after from, at most 400 days)");
            }
        }

        private static void checkProof(ReceiptKind kind, String proof) {
            boolean isFine =
                    switch (kind) {
                        case PARTNER_URL -> isAddress(proof);
                        case BY_HAND -> isAddress(proof) || proof.matches("sha256:[0-9a-f]{64}");
                        case PROOF_OF_PLAY -> proof.strip().length() >= 3 && proof.length() <= LONGEST;
                    };
            if (!isFine) {
                throw Subject.field(
                        "/proof",
                        "proof: 缺少证明 (expected: an http(s) address, sha256:… of a file here, or the player's record)");
            }
        }

        private static boolean isAddress(String text) {
            try {
                URI address = URI.create(text);
                return text.length() <= LONGEST
                        && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                        && address.getHost() != null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    public Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("campaignId")),
                new IndexModel(Indexes.ascending("workId")),
                new IndexModel(Indexes.ascending("channelId")),
                new IndexModel(Indexes.ascending("unitId")));
    }

    /** Keeps a receipt under a given id; the same again gives the one that is there. */
    public Future<Receipt> hand(Actor actor, String id, Handed handed) {
        Instant now = clock.instant();
        if (handed.to().isAfter(now)) {
            return Future.failedFuture(Subject.field("/to", "to: 晚于现在 (expected: not in the future)"));
        }
        Subject subject = handed.subject();
        Receipt receipt = new Receipt(
                id,
                1,
                handed.kind(),
                subject,
                subject.campaignId(),
                subject.workId(),
                subject.channelId(),
                subject.unitId(),
                handed.counts(),
                handed.from(),
                handed.to(),
                handed.proof(),
                handed.note(),
                actor.id(),
                actor.name(),
                now,
                null,
                null,
                null);
        return documents
                .insert(receipt)
                .compose(kept -> trail.append(actor, "reach.receipt-handed", id, String.valueOf(handed.counts()))
                        .map(kept))
                .recover(failure -> failure instanceof AlreadyThereException
                        ? documents.get(id).map(there -> sameOr(there, receipt, failure))
                        : Future.failedFuture(failure));
    }

    /** Takes a receipt out of the figures; it stays to be seen, with the reason. */
    public Future<Receipt> withdraw(Actor actor, String id, String why) {
        if (why.isBlank() || why.length() > LONGEST) {
            return Future.failedFuture(Subject.field("/why", "why: 须说明原因 (expected: a reason)"));
        }
        return documents
                .update(id, found -> found.isWithdrawn() ? found : found.withdrawn(actor.id(), clock.instant(), why))
                .compose(gone ->
                        trail.append(actor, "reach.receipt-withdrawn", id, why).map(gone));
    }

    public Future<Receipt> get(String id) {
        return documents.get(id);
    }

    /** Receipts under a scope, the withdrawn among them; at most five thousand. */
    public Future<List<Receipt>> of(Scope scope) {
        return documents
                .list(Statements.filter(scope), Sorts.ascending("_id"), MOST)
                .map(found -> found.stream()
                        .filter(each -> each.subject().isIn(scope))
                        .toList());
    }

    private static Receipt sameOr(Receipt there, Receipt handed, Throwable failure) {
        if (there.isSameAs(handed)) {
            return there;
        }
        throw failure instanceof RefusedException refused ? refused : new IllegalStateException(failure);
    }
}
