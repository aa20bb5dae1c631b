package io.redletter.console.board;

import io.redletter.campaign.Campaign;
import io.redletter.console.web.PageCall;
import io.redletter.reach.ReachService;
import io.redletter.reach.Series;
import io.redletter.reach.Totals;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a board shows. Every figure is reach's own count; nothing is worked out here but sums and shares of it. */
final class BoardReader {
    private static final Logger LOG = LoggerFactory.getLogger(BoardReader.class);

    /** The channel of those who came by none. */
    private static final String DIRECT = "direct";

    private final BoardDesk desk;
    private final PushReader pushes;

    BoardReader(BoardDesk desk, PushReader pushes) {
        this.desk = desk;
        this.pushes = pushes;
    }

    Future<Board> read(PageCall call, Campaign campaign) {
        return pushes.works(call, campaign)
                .compose(works -> desk.names().channels().compose(channels -> pushes.read(
                                call, campaign, works, channels)
                        .compose(left -> desk.names().units(call.actor()).compose(units -> {
                            Map<String, String> names = names(call, channels, units, works);
                            return figures(campaign, call.wording().now(), names)
                                    .map(figures -> new Board(campaign, figures, left, names));
                        }))));
    }

    /** What the channels, units and works of a campaign are called, by id. */
    Future<Map<String, String>> names(PageCall call, Campaign campaign) {
        return pushes.works(call, campaign)
                .compose(works -> desk.names().channels().compose(channels -> desk.names()
                        .units(call.actor())
                        .map(units -> names(call, channels, units, works))));
    }

    private static Map<String, String> names(
            PageCall call, Map<String, String> channels, Map<String, String> units, Map<String, String> works) {
        Map<String, String> names = new LinkedHashMap<>(works);
        names.putAll(units);
        names.put(DIRECT, call.t("board.channel.direct"));
        names.putAll(channels);
        return names;
    }

    /** Figures that cannot be had must not take the page with them. */
    private Future<Optional<Figures>> figures(Campaign campaign, Instant now, Map<String, String> names) {
        return Future.succeededFuture()
                .compose(v -> counted(campaign, now, names))
                .map(Optional::of)
                .recover(failure -> {
                    LOG.warn("board without figures campaign={} cause={}", campaign.id(), failure.toString());
                    return Future.succeededFuture(Optional.empty());
                });
    }

    private Future<Figures> counted(Campaign campaign, Instant now, Map<String, String> names) {
        String scope = "campaign:" + campaign.id();
        ReachService reach = desk.reach().get();
        Future<Totals> totals = reach.totals(scope);
        Future<List<Totals>> parts = reach.parts(campaign.id());
        Future<Series> views = reach.minutes(scope, "view", Minutes.from(now), Minutes.until(now));
        Future<Series> plays = reach.minutes(scope, "play", Minutes.from(now), Minutes.until(now));
        return Future.all(totals, parts, views, plays)
                .map(all -> new Figures(
                        totals.result(),
                        Minutes.of(now, views.result(), plays.result()),
                        Share.of(parts.result(), "channel", names),
                        Share.of(parts.result(), "unit", names),
                        Share.of(parts.result(), "work", names)));
    }
}
