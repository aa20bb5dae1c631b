package io.redletter.bench.live;

import io.redletter.bench.load.Asking;
import io.redletter.reach.ScopeTokens;
import io.redletter.reach.Scopes;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is read, and watched by all: one campaign. At first it has a few works and channels; last it becomes wide, with hundreds of
 * each, so that there is much to tell.
 *
 * @param hot tokens of a few pages
 * @param wide tokens of {@value #PARTS} pages, each a work and a channel of its own
 * @param probed the token of the page of the probes
 */
record Pages(List<String> hot, List<String> wide, String probed) {
    static final int PARTS = 120;
    static final String SCOPE = "&scope=campaign:campaign_live";

    private static final String AGENT =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";
    private static final List<String> TYPES = List.of("view", "view", "play", "share", "complete");
    private static final int VISITORS = 50_000;

    static Pages signedBy(ScopeTokens signer) {
        return new Pages(
                IntStream.range(0, 8).mapToObj(i -> page(signer, i % 2, i / 2)).toList(),
                IntStream.range(0, PARTS).mapToObj(i -> page(signer, i, i)).toList(),
                page(signer, 0, 0));
    }

    private static String page(ScopeTokens signer, int work, int channel) {
        return signer.sign(new Scopes("campaign_live", "work_live" + work, 1, "ch_live" + channel, "unit_live"));
    }

    /** Single events of the few pages. */
    Asking hot(String site) {
        return single(site, hot, "h" + System.nanoTime());
    }

    /** Single events that go round all the pages. */
    Asking wide(String site) {
        return single(site, wide, "w" + System.nanoTime());
    }

    private static Asking single(String site, List<String> tokens, String run) {
        Map<String, String> headers = Map.of("Content-Type", "text/plain;charset=UTF-8", "User-Agent", AGENT);
        return new Asking(
                URI.create(site),
                "/r",
                number -> headers,
                number -> new JsonObject()
                        .put("id", run + "-" + number)
                        .put("t", tokens.get((int) (number % tokens.size())))
                        .put("e", TYPES.get((int) (number % TYPES.size())))
                        .put("at", System.currentTimeMillis())
                        .put("v", "v" + (number * 7919) % VISITORS)
                        .toBuffer(),
                204);
    }
}
