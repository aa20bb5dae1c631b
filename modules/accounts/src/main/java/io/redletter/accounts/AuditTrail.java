package io.redletter.accounts;

import static com.mongodb.client.model.Filters.gte;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Gathering;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, for ever: a chain in which each line seals the one before with a key of this installation. A line that
 * was changed, taken out or slipped in shows in {@link #verify}; that the end was cut off shows only against a head that
 * was kept elsewhere. Nothing is ever removed by the program (a year of a busy province is some hundred thousand lines).
 *
 * <p>Lines get their numbers by inserting {@code _id = last + 1}; of two nodes that take the same number one tries again. What
 * comes while a write is under way goes together in the next: lines in number order, so that a death leaves no gap.
 */
public final class AuditTrail {
    private static final int MOST_TRIES = 50;
    private static final int MOST_WAIT_MILLIS = 20;
    private static final int BATCH = 500;
    private static final int DUPLICATE_KEY = 11000;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int LONGEST_DETAIL = 2_000;
    private static final Head START = new Head(0, "");

    private final Platform platform;
    private final MongoCollection<AuditEntry> lines;
    private final Gathering<Line> waiting;
    private @Nullable Head head;

    AuditTrail(Platform platform) {
        this.platform = platform;
        this.lines = platform.mongo().collection("audit", AuditEntry.class);
        // One batch at a time: in parallel they would only fight for the same numbers.
        this.waiting = new Gathering<>(platform.mongo(), BATCH, 1, batch -> write(batch, MOST_TRIES));
    }

    /**
     * Adds a line. Call it after the change it tells of has been stored.
     *
     * @param action a word such as {@code push.armed}
     * @param subject the id of what it was done to
     * @param detail a sentence, may be empty; never a secret
     */
    public Future<Void> append(Actor actor, String action, String subject, String detail) {
        String kept = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail;
        Line line = new Line(actor, action, subject, kept, Promise.promise());
        return waiting.add(line)
                ? line.stored().future()
                : Future.failedFuture(new IllegalStateException("audit trail: too many lines are waiting"));
    }

    /** The newest lines first, at most a thousand. */
    public Future<List<AuditEntry>> latest(int limit) {
        return platform.mongo()
                .list(lines.find().sort(Sorts.descending("_id")).limit(Math.max(1, Math.min(limit, MOST_AT_ONCE))));
    }

    /** The newest lines about one thing first, at most a thousand. */
    public Future<List<AuditEntry>> about(String subject, int limit) {
        return platform.mongo()
                .list(lines.find(Filters.eq("subject", subject))
                        .sort(Sorts.descending("_id"))
                        .limit(Math.max(1, Math.min(limit, MOST_AT_ONCE))));
    }

    /** Walks along the whole trail. */
    public Future<AuditVerdict> verify() {
        return verify(START);
    }

    Future<Void> start() {
        return platform.mongo()
                .done(lines.createIndex(Indexes.ascending("subject")))
                .compose(v -> newest())
                .mapEmpty();
    }

    private Future<Void> write(List<Line> batch, int triesLeft) {
        return known().map(after -> chained(after, batch))
                .compose(chain -> platform.mongo().one(lines.insertMany(chain)).map(chain))
                .onSuccess(chain -> moveTo(chain.get(chain.size() - 1)))
                .onSuccess(chain -> batch.forEach(line -> line.stored().complete()))
                .<Void>mapEmpty()
                .recover(failure -> {
                    forget();
                    return again(batch, failure, triesLeft);
                });
    }

    /** Of lines in order, those before the one that failed are stored; its place says so on every server, a count does not. */
    private Future<Void> again(List<Line> batch, Throwable failure, int triesLeft) {
        int stored = failure instanceof MongoBulkWriteException partly
                        && !partly.getWriteErrors().isEmpty()
                ? partly.getWriteErrors().get(0).getIndex()
                : 0;
        batch.subList(0, stored).forEach(line -> line.stored().complete());
        List<Line> rest = batch.subList(stored, batch.size());
        if (isNumberTaken(failure) && triesLeft > 1) {
            return aMoment().compose(v -> write(rest, triesLeft - 1));
        }
        rest.forEach(line -> line.stored().fail(failure));
        return Future.succeededFuture();
    }

    private static boolean isNumberTaken(Throwable failure) {
        return failure instanceof MongoBulkWriteException partly
                && partly.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
    }

    /** Some milliseconds at random, so that two nodes do not keep meeting at the same number. */
    private Future<Void> aMoment() {
        int millis = 1 + ThreadLocalRandom.current().nextInt(MOST_WAIT_MILLIS);
        return platform.vertx().timer(millis, TimeUnit.MILLISECONDS).mapEmpty();
    }

    private List<AuditEntry> chained(Head from, List<Line> batch) {
        Instant now = platform.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        List<AuditEntry> chain = new ArrayList<>(batch.size());
        Head after = from;
        for (Line line : batch) {
            AuditEntry open = new AuditEntry(
                    after.number() + 1,
                    now,
                    line.actor().id(),
                    line.actor().name(),
                    line.action(),
                    line.subject(),
                    line.detail(),
                    after.seal(),
                    "");
            AuditEntry sealed = open.withSeal(seal(open));
            chain.add(sealed);
            after = new Head(sealed.number(), sealed.seal());
        }
        return chain;
    }

    private String seal(AuditEntry line) {
        return HexFormat.of().formatHex(platform.vault().mac("audit", line.sealed()));
    }

    private Future<AuditVerdict> verify(Head from) {
        return platform.mongo()
                .list(lines.find(gte("_id", from.number() + 1))
                        .sort(Sorts.ascending("_id"))
                        .limit(MOST_AT_ONCE))
                .compose(batch -> {
                    Head at = from;
                    for (AuditEntry line : batch) {
                        if (!follows(at, line)) {
                            return Future.succeededFuture(
                                    new AuditVerdict(false, at.number(), at.number() + 1, at.seal()));
                        }
                        at = new Head(line.number(), line.seal());
                    }
                    return batch.size() < MOST_AT_ONCE
                            ? Future.succeededFuture(new AuditVerdict(true, at.number(), null, at.seal()))
                            : verify(at);
                });
    }

    private boolean follows(Head at, AuditEntry line) {
        return line.number() == at.number() + 1
                && Digest.same(line.previous(), at.seal())
                && Digest.same(line.seal(), seal(line));
    }

    private Future<Head> known() {
        Head kept = kept();
        return kept == null ? newest() : Future.succeededFuture(kept);
    }

    private Future<Head> newest() {
        return latest(1)
                .map(found -> found.isEmpty()
                        ? START
                        : new Head(found.get(0).number(), found.get(0).seal()));
    }

    private synchronized @Nullable Head kept() {
        return head;
    }

    private synchronized void moveTo(AuditEntry line) {
        head = new Head(line.number(), line.seal());
    }

    private synchronized void forget() {
        head = null;
    }

    /** One that waits for its number. */
    private record Line(Actor actor, String action, String subject, String detail, Promise<Void> stored) {}

    private record Head(long number, String seal) {}
}
