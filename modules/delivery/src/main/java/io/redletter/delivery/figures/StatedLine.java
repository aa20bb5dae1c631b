package io.redletter.delivery.figures;

import java.time.Instant;
import java.util.Map;

/**
 * Everything one source has stated of an article so far.
 *
 * @param source such as {@code wechat.article-detail}
 * @param counts by the source's names
 * @param asOf when the newest of it was asked for
 */
public record StatedLine(String source, Map<String, Long> counts, Instant asOf) {
    public StatedLine {
        counts = Map.copyOf(counts);
    }
}
