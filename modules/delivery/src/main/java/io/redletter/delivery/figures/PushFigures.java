package io.redletter.delivery.figures;

import io.redletter.delivery.Delivery;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What platforms state of a push's articles, for its page. */
public final class PushFigures {
    private final List<FigureSource> sources;
    private final FigureBook book;

    public PushFigures(List<FigureSource> sources, FigureBook book) {
        this.sources = List.copyOf(sources);
        this.book = book;
    }

    /** By channel id, in the order of the deliveries; a channel of which nothing is stated is left out. */
    public Future<Map<String, List<StatedLine>>> of(List<Delivery> deliveries) {
        Future<Map<String, List<StatedLine>>> all = Future.succeededFuture(new LinkedHashMap<>());
        for (Delivery delivery : deliveries) {
            all = all.compose(
                    before -> book.of(delivery.campaignId(), delivery.workId(), delivery.channelId(), article(delivery))
                            .map(lines -> {
                                if (!lines.isEmpty()) {
                                    before.put(delivery.channelId(), lines);
                                }
                                return before;
                            }));
        }
        return all;
    }

    private String article(Delivery delivery) {
        return sources.stream()
                .flatMap(source -> source.article(delivery.progress()).stream())
                .map(FigureSource.Sent::article)
                .findFirst()
                .orElse("");
    }
}
