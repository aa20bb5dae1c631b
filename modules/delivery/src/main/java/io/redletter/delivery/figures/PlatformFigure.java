package io.redletter.delivery.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a platform counted of one article on one local day, as it says it now.
 *
 * @param unitId whose push it was
 * @param source who counted, and of which article, such as {@code wechat.article-detail.2247490098-1}
 * @param counts by the platform's own names
 * @param asOf when it was asked: what is asked later takes its place
 */
public record PlatformFigure(
        String campaignId,
        String workId,
        String channelId,
        String unitId,
        String source,
        LocalDate day,
        Map<String, Long> counts,
        Instant asOf) {
    public PlatformFigure {
        counts = Map.copyOf(counts);
    }
}
