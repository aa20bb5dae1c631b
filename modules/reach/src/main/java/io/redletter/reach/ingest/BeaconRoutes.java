package io.redletter.reach.ingest;

import io.redletter.platform.Ids;
import io.redletter.platform.http.Problems;
import io.redletter.platform.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /r}, {@code GET /r.gif}, {@code GET /beacon.js}: what pages send, and what makes them send it. */
public final class BeaconRoutes implements Routes {
    private static final int MAX_BODY = 2048;
    private static final Set<String> TYPES = Set.of("application/json", "text/plain");
    private static final Buffer PIXEL =
            Buffer.buffer(Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"));

    private final Intake intake;
    private final BotCheck bots = new KnownBots();
    private final Agents agents = new Agents();
    private final SourceLimit limit;
    private final BeaconScript script;
    private final Refusals refusals = new Refusals();

    private BeaconRoutes(Intake intake, SourceLimit limit, BeaconScript script) {
        this.intake = intake;
        this.limit = limit;
        this.script = script;
    }

    /**
     * @param perSecond events a second from one source, 0 for no limit
     * @param respectDoNotTrack whether the beacon stays silent where the reader asked not to be counted
     */
    public static BeaconRoutes of(Intake intake, int perSecond, boolean respectDoNotTrack) {
        return new BeaconRoutes(intake, new SourceLimit(perSecond), BeaconScript.load(respectDoNotTrack));
    }

    @Override
    public void mount(Router router) {
        router.post("/r").handler(this::event).failureHandler(Problems::answer);
        router.route(HttpMethod.OPTIONS, "/r").handler(BeaconRoutes::preflight);
        router.get("/r.gif").handler(this::pixel).failureHandler(Problems::answer);
        router.get("/beacon.js").handler(script::serve);
    }

    private void event(RoutingContext context) {
        open(context.response());
        Source source = Source.of(context.request(), bots, agents);
        admitted(context, source)
                .compose(v -> BoundedBody.read(context, MAX_BODY))
                .compose(body -> intake.take(RawEvent.read(body.getBytes()), source))
                .onSuccess(v -> context.response().setStatusCode(204).end())
                .onFailure(failure -> refusals.answer(context, failure));
    }

    private void pixel(RoutingContext context) {
        open(context.response());
        Source source = Source.of(context.request(), bots, agents);
        admitted(context, source)
                .compose(v -> intake.take(fromQuery(context.queryParams()), source))
                .onSuccess(v -> context.response()
                        .putHeader("Content-Type", "image/gif")
                        .end(PIXEL))
                .onFailure(failure -> refusals.answer(context, failure));
    }

    private Future<Void> admitted(RoutingContext context, Source source) {
        if (!limit.admits(source.address(), 1)) {
            return Future.failedFuture(EventRefusedException.tooMany());
        }
        String type = context.request().getHeader("Content-Type");
        return type == null || TYPES.contains(withoutParameters(type))
                ? Future.succeededFuture()
                : Future.failedFuture(EventRefusedException.mediaType("application/json, text/plain"));
    }

    private static RawEvent fromQuery(MultiMap query) {
        String id = query.get("id");
        return new RawEvent(
                id == null ? Ids.next() : id,
                query.get("t"),
                query.get("e"),
                number("/at", query.get("at")),
                number("/s", query.get("s")),
                query.get("v"),
                query.get("r"));
    }

    private static @Nullable Long number(String pointer, @Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw EventRefusedException.field(pointer, pointer + ": 应为毫秒时间戳 (expected: milliseconds since 1970)");
        }
    }

    /** Pages of partners may count too: the token says whose they are. */
    private static void open(HttpServerResponse response) {
        response.putHeader("Access-Control-Allow-Origin", "*").putHeader("Cache-Control", "no-store");
    }

    private static void preflight(RoutingContext context) {
        open(context.response());
        context.response()
                .putHeader("Access-Control-Allow-Methods", "POST")
                .putHeader("Access-Control-Allow-Headers", "Content-Type")
                .putHeader("Access-Control-Max-Age", "86400")
                .setStatusCode(204)
                .end();
    }

    private static String withoutParameters(String type) {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
