package io.redletter.bench.crash.proof;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * A delivery as it is stored.
 *
 * @param request the exact message; empty where none was stored
 * @param attempts in the order they were begun
 */
public record StoredDelivery(
        String id,
        String pushId,
        String channelId,
        String state,
        String reason,
        String key,
        String request,
        Map<String, String> progress,
        List<Attempt> attempts) {

    /** @param outcome empty where none is stored */
    public record Attempt(int number, String what, Instant startedAt, String outcome) {}

    public StoredDelivery {
        attempts = List.copyOf(attempts);
    }

    static StoredDelivery of(Document document) {
        Map<String, String> progress = new TreeMap<>();
        document.get("progress", new Document()).forEach((step, value) -> progress.put(step, String.valueOf(value)));
        return new StoredDelivery(
                document.getString("_id"),
                document.getString("pushId"),
                document.getString("channelId"),
                document.getString("state"),
                text(document, "reason"),
                document.getString("key"),
                text(document, "request"),
                progress,
                document.getList("attempts", Document.class, List.of()).stream()
                        .map(StoredDelivery::attempt)
                        .toList());
    }

    private static Attempt attempt(Document document) {
        return new Attempt(
                document.getInteger("number", 0),
                document.getString("what"),
                document.get("startedAt", Date.class).toInstant(),
                text(document, "outcome"));
    }

    private static String text(Document document, String field) {
        return document.get(field) == null ? "" : String.valueOf(document.get(field));
    }

    /** How many attempts had been begun by then. */
    int begunBy(Instant at) {
        return attempts.stream()
                .filter(attempt -> !attempt.startedAt().isAfter(at))
                .mapToInt(Attempt::number)
                .max()
                .orElse(0);
    }

    /** What is stored of the attempt of this number; empty where it is no longer listed, or has no outcome. */
    String outcome(int number) {
        return attempts.stream()
                .filter(attempt -> attempt.number() == number)
                .map(Attempt::outcome)
                .findFirst()
                .orElse("");
    }
}
