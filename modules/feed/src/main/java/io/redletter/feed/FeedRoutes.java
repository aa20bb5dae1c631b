package io.redletter.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.redletter.platform.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code /feeds/{name}.rss|.atom|.json}: the open feed to everybody, a partner's to whoever has its key. */
final class FeedRoutes implements Routes {
    /** A partner's own client may keep it, but asks every time whether it still holds. */
    private static final String PARTNER_CACHE = "private, no-cache";

    private static final String PLAIN_JSON = "application/json";

    private final FeedConfig config;
    private final Shelf shelf;
    private final Press<PrintKey, List<Shown.Mark>> press;
    private final PartnerDoor door;
    private final PullTally tally;
    private final Surroundings around;

    /** What is being printed. */
    record PrintKey(Publication publication, FeedFormat format) {}

    /** What the routes look at besides feeds. */
    record Surroundings(InstantSource clock, MeterRegistry meters) {}

    FeedRoutes(
            FeedConfig config,
            Shelf shelf,
            Press<PrintKey, List<Shown.Mark>> press,
            PartnerDoor door,
            PullTally tally,
            Surroundings around) {
        this.config = config;
        this.shelf = shelf;
        this.press = press;
        this.door = door;
        this.tally = tally;
        this.around = around;
    }

    @Override
    public void mount(Router router) {
        router.route("/feeds/:file")
                .handler(GetOnly::check)
                .handler(this::serve)
                .failureHandler(FeedFailures::answer);
    }

    private void serve(RoutingContext context) {
        FeedAddress address = FeedAddress.of(context.pathParam("file"));
        Future<Boolean> given = address.name().equals(FeedName.PUBLIC)
                ? give(context, Publication.open(config), address.format(), true)
                : door.open(address.name(), context.request())
                        .compose(partner -> give(context, Publication.of(config, partner), address.format(), false)
                                .onSuccess(v -> count(partner, context.request())));
        given.onSuccess(bytes ->
                        Meters.ANSWERED.count(around.meters(), address.format().extension(), bytes))
                .onFailure(context::fail);
    }

    private Future<Boolean> give(RoutingContext context, Publication publication, FeedFormat format, boolean open) {
        return shelf.stock().compose(stock -> press.edition(
                        new PrintKey(publication, format), stock.marks(), () -> FeedWriter.of(format)
                                .write(publication, FeedItem.all(publication, stock.shown())))
                .compose(edition -> answer(context.request(), format, stock, open)
                        .send(context.request(), edition, around.clock().instant())));
    }

    private EditionAnswer answer(HttpServerRequest request, FeedFormat format, Stock stock, boolean open) {
        String vary = EditionAnswer.BY_ENCODING + (format == FeedFormat.JSON ? ", Accept" : "");
        return new EditionAnswer(contentType(request, format), open ? openCache(stock.next()) : PARTNER_CACHE, vary);
    }

    /** Never past the next release that is known: from then on another answer is due. */
    private String openCache(Optional<Instant> next) {
        Instant now = around.clock().instant();
        Duration left = next.map(at -> Duration.between(now, at)).orElse(config.maxAge());
        Duration age = left.compareTo(config.maxAge()) < 0 ? left : config.maxAge();
        return "public, max-age=" + Math.max(0, age.toSeconds()) + ", must-revalidate";
    }

    private static String contentType(HttpServerRequest request, FeedFormat format) {
        if (format != FeedFormat.JSON) {
            return format.contentType();
        }
        Wishes wishes = Wishes.of(request.getHeader("Accept"));
        double feed = wishes.weight(format.mediaType()).orElse(0.0);
        return wishes.weight(PLAIN_JSON).orElse(0.0) > feed ? PLAIN_JSON : format.contentType();
    }

    private void count(Partner partner, HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            tally.count(partner, around.clock().instant());
        }
    }
}
