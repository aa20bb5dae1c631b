package io.redletter.console;

import io.redletter.delivery.figures.FigureBook;
import io.redletter.delivery.figures.PlatformFigure;
import io.redletter.delivery.figures.StatedLine;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What platforms are taken to have said, of whatever is asked. */
final class SaidFigures implements FigureBook {
    final List<StatedLine> lines = new CopyOnWriteArrayList<>();

    @Override
    public Future<Void> state(PlatformFigure figure) {
        return Future.succeededFuture();
    }

    @Override
    public Future<List<StatedLine>> of(String campaignId, String workId, String channelId, String article) {
        return Future.succeededFuture(List.copyOf(lines));
    }
}
