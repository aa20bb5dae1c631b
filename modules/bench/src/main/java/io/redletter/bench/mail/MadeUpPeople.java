package io.redletter.bench.mail;

import io.redletter.delivery.audience.AudiencePage;
import io.redletter.delivery.audience.Audiences;
import io.redletter.delivery.audience.Counted;
import io.redletter.delivery.audience.Recipient;
import io.redletter.delivery.audience.Segment;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A list of so many people that takes no memory: each is made when asked for. */
final class MadeUpPeople implements Audiences {
    private static final String LIST = "al_bench:";
    private final int number;
    private volatile String unit = "";

    MadeUpPeople(int number) {
        this.number = number;
    }

    void belongTo(String unitId) {
        unit = unitId;
    }

    private static Recipient person(int place) {
        return new Recipient(
                String.format("%s%09d", LIST, place),
                "reader" + place + "@readers.example",
                "",
                "zh",
                "",
                Map.of(),
                List.of());
    }

    private static int place(String id) {
        return Integer.parseInt(id.substring(LIST.length()));
    }

    @Override
    public Future<Segment> segment(String id) {
        return Future.succeededFuture(
                new Segment(id, 1, unit, "al_bench", "everybody", "{}", "bench", Instant.EPOCH, false));
    }

    @Override
    public Future<Counted> count(Segment segment, String channelKind, Instant at) {
        return Future.succeededFuture(new Counted(number, 0, 0, 0, 0));
    }

    @Override
    public Future<AudiencePage> page(Segment segment, @Nullable String after, int limit, Instant at) {
        int from = after == null ? 0 : place(after) + 1;
        int end = Math.min(number, from + limit);
        List<Recipient> found =
                IntStream.range(from, end).mapToObj(MadeUpPeople::person).toList();
        String next = end == number ? null : found.get(found.size() - 1).id();
        return Future.succeededFuture(new AudiencePage(found, next, new Counted(found.size(), 0, 0, 0, 0)));
    }

    @Override
    public Future<List<Recipient>> recipients(List<String> ids, Instant at) {
        return Future.succeededFuture(ids.stream().map(id -> person(place(id))).toList());
    }

    @Override
    public Future<Void> contacted(List<String> recipientIds, Instant at) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> optOut(String recipientId, String channelKind, String how) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> bounced(String recipientId, boolean permanent, String words) {
        return Future.succeededFuture();
    }
}
