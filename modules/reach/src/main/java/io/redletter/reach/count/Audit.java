package io.redletter.reach.count;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/**
 * The standing audit: what all campaigns of this writer add up to, as stored, must be what it accepted less repeats and
 * refusals. Runs right behind a roll-up, when nothing else writes.
 */
final class Audit {
    private final String writer;
    private final CountStore counts;
    private volatile long difference;

    Audit(String writer, CountStore counts) {
        this.writer = writer;
        this.counts = counts;
    }

    /** What the sums differ by; anything but 0 is a fault of this program or a loss in the store. */
    long difference() {
        return difference;
    }

    Future<Long> run() {
        String books = StoredCount.id(WriterBooks.scope(writer), Windows.TOTAL, writer);
        return counts.find(List.of(books))
                .compose(found -> counts.campaignsOf(writer).map(campaigns -> difference(found, campaigns)))
                .onSuccess(found -> difference = found);
    }

    private static long difference(List<StoredCount> books, List<StoredCount> campaigns) {
        Map<String, Long> own = books.isEmpty() ? Map.of() : books.get(0).values();
        long expected = own.getOrDefault(WriterBooks.ACCEPTED, 0L)
                - own.getOrDefault(WriterBooks.REPEATED, 0L)
                - own.getOrDefault(WriterBooks.REFUSED, 0L);
        long counted = campaigns.stream()
                .flatMap(campaign -> campaign.values().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return counted - expected;
    }
}
