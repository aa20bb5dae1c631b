package io.redletter.delivery.figures;

import io.vertx.core.Future;
import java.util.List;

/** Keeps what platforms state. A figure of the same source and day takes the place. */
public interface FigureBook {
    /** Keeps nothing. */
    FigureBook NONE = new FigureBook() {
        @Override
        public Future<Void> state(PlatformFigure figure) {
            return Future.succeededFuture();
        }

        @Override
        public Future<List<StatedLine>> of(String campaignId, String workId, String channelId, String article) {
            return Future.succeededFuture(List.of());
        }
    };

    Future<Void> state(PlatformFigure figure);

    /**
     * What is stated of a work in a channel, summed by source.
     *
     * @param article of sources that state by the article, only this one's; empty for all
     */
    Future<List<StatedLine>> of(String campaignId, String workId, String channelId, String article);
}
