package io.redletter.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.redletter.observance.Almanac;
import io.redletter.platform.http.Routes;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /calendar/{year}.ics}: the days of a year for anybody's calendar. Holds no works, so no gate is asked. */
final class CalendarRoutes implements Routes {
    private static final EditionAnswer ANSWER =
            new EditionAnswer("text/calendar; charset=utf-8", "public, max-age=3600", EditionAnswer.BY_ENCODING);
    private static final Pattern FILE = Pattern.compile("([0-9]{4})\\.ics");
    private static final long MOST_BYTES = 8 * 1024 * 1024;
    private static final String FORMAT = "ics";

    private final CalendarWriter writer;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Press<Integer, String> press;

    CalendarRoutes(Vertx vertx, Almanac almanac, InstantSource clock, MeterRegistry meters) {
        this.writer = new CalendarWriter(almanac);
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
        int year = year(context.pathParam("file"));
        press.edition(year, FORMAT, () -> writer.write(year))
                .compose(edition -> ANSWER.send(context.request(), edition, clock.instant()))
                .onSuccess(given -> Meters.ANSWERED.count(meters, FORMAT, given))
                .onFailure(context::fail);
    }

    private static int year(String file) {
        Matcher matcher = FILE.matcher(file);
        if (!matcher.matches()) {
            throw new NoSuchCalendarException(file);
        }
        int year = Integer.parseInt(matcher.group(1));
        if (year < Almanac.FIRST_YEAR || year > Almanac.LAST_YEAR) {
            throw new NoSuchCalendarException(file);
        }
        return year;
    }
}
