package io.redletter.reach.ingest;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.platform.http.Problem;
import io.redletter.platform.http.Problems;
import io.redletter.platform.http.RequestId;
import io.redletter.platform.json.Json;
import io.redletter.reach.journal.JournalUnavailableException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * {@code POST /api/v1/reach/events}: a batch under an {@code Idempotency-Key}, taken in one piece. Every event carries its
 * page's token, so no sign-in is asked for; who has signed in is not held to a source's limit.
 */
public final class BatchIntake {
    /** Ten thousand events with the longest tokens and ids; also the most that a compressed body may unfold to. */
    private static final int MAX_BODY = 8 << 20;

    private static final int MIN_KEY = 8;
    private static final int MAX_KEY = 128;

    private final Vertx vertx;
    private final BatchCount count;
    private final BatchClaims claims;
    private final SourceLimit limit;
    private final Refusals refusals = new Refusals();

    /** @param perSecond events a second from one source, 0 for no limit */
    public BatchIntake(Vertx vertx, Intake intake, BatchClaims claims, int perSecond) {
        this.vertx = vertx;
        this.count = new BatchCount(vertx, intake);
        this.claims = claims;
        this.limit = new SourceLimit(perSecond);
    }

    /** Answers one batch. */
    public void handle(RoutingContext context) {
        Future.succeededFuture()
                .compose(v -> BoundedBody.read(context, MAX_BODY))
                .compose(body -> take(context, body))
                .onSuccess(answer -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "no-store")
                        .end(answer))
                .onFailure(failure -> fail(context, failure));
    }

    private Future<String> take(RoutingContext context, Buffer body) {
        boolean isArray = isArray(context);
        boolean isZipped = isZipped(context);
        String claim = claimId(context);
        return vertx.executeBlocking(() -> read(body, isArray, isZipped), false).compose(read -> {
            if (Actors.find(context).isEmpty()
                    && !limit.admits(
                            String.valueOf(context.request().remoteAddress().hostAddress()),
                            read.batch().lines().size())) {
                throw EventRefusedException.tooMany();
            }
            return claims.claim(claim, read.hash())
                    .compose(before -> before.isPresent()
                            ? Future.succeededFuture(before.get())
                            : count.count(read.batch())
                                    .compose(answer -> finish(claim, answer), failure -> abandon(claim, failure)));
        });
    }

    /** A body and the hash by which a repeat is known for the same. */
    private record Read(Batch batch, String hash) {}

    private static Read read(Buffer body, boolean isArray, boolean isZipped) {
        byte[] text = isZipped ? Unzip.bytes(body.getBytes(), MAX_BODY) : body.getBytes();
        return new Read(Batch.read(text, isArray), hash(text));
    }

    /** The events are durable: a repeat is safe by their ids even if the claim cannot be closed now. */
    private Future<String> finish(String claim, BatchAnswer answer) {
        String text = Json.text(answer);
        return claims.finish(claim, text).map(text).otherwise(text);
    }

    private <T> Future<T> abandon(String claim, Throwable failure) {
        boolean nothingKept = failure instanceof AllRefusedException
                || failure instanceof IntakeClosedException
                || (failure instanceof JournalUnavailableException unavailable
                        && unavailable.reason() != JournalUnavailableException.Reason.BROKEN
                        && unavailable.reason() != JournalUnavailableException.Reason.LATE);
        if (!nothingKept) {
            claims.leave(claim);
            return Future.failedFuture(failure);
        }
        return claims.release(claim).transform(released -> Future.failedFuture(failure));
    }

    private void fail(RoutingContext context, Throwable failure) {
        if (failure instanceof AllRefusedException all) {
            Problem problem =
                    Problem.of(422, "no-event-taken", "没有一个事件可以计入,原因见 errors (none of the events can be counted)");
            context.response()
                    .setStatusCode(422)
                    .putHeader("Content-Type", Problems.MEDIA_TYPE)
                    .putHeader("Cache-Control", "no-store")
                    .end(Json.buffer(problem.with(RequestId.of(context), all.fields())));
        } else {
            refusals.answer(context, failure);
        }
    }

    private static boolean isArray(RoutingContext context) {
        String header = context.request().getHeader("Content-Type");
        String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json" -> true;
            case "application/x-ndjson", "application/ndjson", "application/jsonl", "text/plain", "" -> false;
            default -> throw EventRefusedException.mediaType("application/x-ndjson, application/json");
        };
    }

    private static boolean isZipped(RoutingContext context) {
        String header = context.request().getHeader("Content-Encoding");
        return switch (header == null ? "" : header.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default -> throw EventRefusedException.mediaType("Content-Encoding: gzip, identity");
        };
    }

    private static String claimId(RoutingContext context) {
        List<String> keys = context.request().headers().getAll("Idempotency-Key");
        String key = keys.isEmpty() ? "" : keys.get(0);
        if (key.length() < MIN_KEY || key.length() > MAX_KEY) {
            throw EventRefusedException.request(
                    400,
                    "idempotency-key-missing",
                    "Idempotency-Key: 必须有,8到128个字符 (needed, 8 to 128 characters)",
                    "header/Idempotency-Key");
        }
        String caller = Actors.find(context).map(Actor::id).orElse("");
        return hash((caller + "\n" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
