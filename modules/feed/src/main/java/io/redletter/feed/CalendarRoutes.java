package io.redletter.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.redletter.platform.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * {@code /calendar/{year}.ics} and {@code /calendar/now.ics}: the days for anybody's calendar; with {@code ?unit=&key=} a
 * unit's, with its campaigns. Holds no works, so no gate is asked.
 */
final class CalendarRoutes implements Routes {
    private static final EditionAnswer OPEN =
            new EditionAnswer("text/calendar; charset=utf-8", "public, max-age=3600", EditionAnswer.BY_ENCODING);
    private static final EditionAnswer PRIVATE =
            new EditionAnswer("text/calendar; charset=utf-8", "private, no-cache", EditionAnswer.BY_ENCODING);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long MOST_BYTES = 8 * 1024 * 1024;
    private static final String FORMAT = "ics";

    private final CalendarSheets sheets;
    private final CalendarKeys keys;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Press<CalendarAsked, CalendarSheet> press;

    CalendarRoutes(Vertx vertx, CalendarSheets sheets, CalendarKeys keys, InstantSource clock, MeterRegistry meters) {
        this.sheets = sheets;
        this.keys = keys;
        this.clock = clock;
        this.meters = meters;
        this.press = new Press<>(vertx, clock, MOST_BYTES);
    }

    @Override
    public void mount(Router router) {
        router.route("/calendar/:file")
                .handler(GetOnly::check)
                .handler(this::serve)
                .failureHandler(FeedFailures::answer);
    }

    private void serve(RoutingContext context) {
        CalendarAsked asked = CalendarAsked.of(
                context.pathParam("file"), context.queryParams(), LocalDate.ofInstant(clock.instant(), ZONE));
        sheet(asked, Optional.ofNullable(context.queryParams().get("key")).orElse(""))
                .compose(sheet -> press.edition(asked, sheet, () -> CalendarWriter.write(sheet)))
                .compose(edition ->
                        (asked.unitId().isEmpty() ? OPEN : PRIVATE).send(context.request(), edition, clock.instant()))
                .onSuccess(given -> Meters.ANSWERED.count(meters, FORMAT, given))
                .onFailure(context::fail);
    }

    private Future<CalendarSheet> sheet(CalendarAsked asked, String key) {
        return asked.unitId().isEmpty()
                ? Future.succeededFuture(sheets.everybodys(asked))
                : keys.open(asked.unitId(), key).compose(opened -> sheets.ofUnit(asked, opened));
    }
}
