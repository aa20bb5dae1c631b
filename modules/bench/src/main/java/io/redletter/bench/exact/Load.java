package io.redletter.bench.exact;

import io.redletter.reach.ScopeTokens;
import io.redletter.reach.Scopes;
import io.redletter.reach.Traits;
import io.redletter.reach.count.Origin;
import io.redletter.reach.count.Quality;
import io.redletter.reach.count.ReachEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The events that are sent, each a pure function of its number: so a retry is the same event, and what should be counted is
 * known without keeping any of them.
 *
 * @param tokens one for each page, by which an event says what it belongs to
 * @param origins one for each page, as its events stand in the journal
 */
public record Load(List<Scopes> pages, List<String> tokens, List<Origin> origins) {
    private static final int CAMPAIGNS = 10;
    private static final int CHANNELS = 4;
    private static final int VISITORS = 50_000;
    private static final List<String> TYPES = List.of("view", "play", "share", "complete");

    /** Pages of ten campaigns on four channels. */
    public static Load signedBy(ScopeTokens signer) {
        return signedBy(signer, CAMPAIGNS);
    }

    /** Pages of so many campaigns on four channels. */
    public static Load signedBy(ScopeTokens signer, int campaigns) {
        List<Scopes> pages = IntStream.range(0, campaigns * CHANNELS)
                .mapToObj(i -> new Scopes(
                        "campaign_bench" + i / CHANNELS,
                        "work_bench" + i / CHANNELS,
                        1,
                        "ch_bench" + i % CHANNELS,
                        "unit_bench" + i % 2))
                .toList();
        List<Origin> origins =
                pages.stream().map(page -> new Origin(page, Traits.NONE)).toList();
        return new Load(pages, pages.stream().map(signer::sign).toList(), origins);
    }

    /** One event as it stands in the journal. */
    public ReachEvent event(long number, long at) {
        return new ReachEvent(
                mixed(number + 7), at, mixed(visitor(number)), Quality.PERSON, type(number), origins.get(page(number)));
    }

    /** One event as a client sends it. */
    public String json(String run, long number, long at) {
        return json(new StringBuilder(300), run, number, at).toString();
    }

    /** Several, one a line. */
    public String lines(String run, long from, long to, long at) {
        StringBuilder lines = new StringBuilder((int) (to - from) * 300);
        for (long number = from; number < to; number++) {
            json(lines, run, number, at).append('\n');
        }
        return lines.toString();
    }

    /** By hand: nothing in it needs escaping, and whoever measures must not spend more on a text than who reads it. */
    private StringBuilder json(StringBuilder text, String run, long number, long at) {
        return text.append("{\"id\":\"")
                .append(run)
                .append('-')
                .append(number)
                .append("\",\"t\":\"")
                .append(tokens.get(page(number)))
                .append("\",\"e\":\"")
                .append(type(number))
                .append("\",\"at\":")
                .append(at)
                .append(",\"v\":\"v")
                .append(visitor(number))
                .append("\"}");
    }

    /** What the counters of each scope must say when the events 0 to {@code events} − 1 were counted once each. */
    public Map<String, Map<String, Long>> expected(long events) {
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        for (long number = 0; number < events; number++) {
            Scopes page = pages.get(page(number));
            String campaign = "campaign:" + page.campaignId();
            for (String scope : List.of(
                    campaign,
                    campaign + "|channel:" + page.channelId(),
                    campaign + "|unit:" + page.unitId(),
                    campaign + "|work:" + page.workId(),
                    "channel:" + page.channelId(),
                    "unit:" + page.unitId(),
                    "work:" + page.workId())) {
                expected.computeIfAbsent(scope, s -> new TreeMap<>()).merge(type(number), 1L, Long::sum);
            }
        }
        return expected;
    }

    /** How many different visitors a campaign had. */
    Map<String, Long> expectedVisitors(long events) {
        Map<String, java.util.BitSet> seen = new TreeMap<>();
        for (long number = 0; number < events; number++) {
            seen.computeIfAbsent(pages.get(page(number)).campaignId(), c -> new java.util.BitSet(VISITORS))
                    .set(visitor(number));
        }
        Map<String, Long> visitors = new TreeMap<>();
        seen.forEach((campaign, bits) -> visitors.put(campaign, (long) bits.cardinality()));
        return visitors;
    }

    private int page(long number) {
        return (int) (mixed(number) >>> 33) % pages.size();
    }

    private static String type(long number) {
        return TYPES.get((int) (mixed(number + 1) >>> 40) % TYPES.size());
    }

    private static int visitor(long number) {
        return (int) (mixed(number + 2) >>> 35) % VISITORS;
    }

    /** SplitMix64's finisher: neighbours become strangers. */
    private static long mixed(long number) {
        long z = number * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
