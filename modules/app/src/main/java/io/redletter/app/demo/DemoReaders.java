package io.redletter.app.demo;

import io.redletter.platform.Ids;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A slow trickle of made-up readers: each opens a page as a browser would, reads the beacon's token from it and reports
 * what a browser reports. Before the release they find the page shut, as everybody does.
 */
public final class DemoReaders {
    private static final Logger LOG = LoggerFactory.getLogger(DemoReaders.class);
    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");
    private static final int LONGEST_PAUSE_MILLIS = 1600;
    private static final int SHORTEST_PAUSE_MILLIS = 300;
    private static final int TIMEOUT_MILLIS = 5000;
    private static final int PEOPLE = 400;

    private final Vertx vertx;
    private final Clock clock;
    private final WebClient browser;
    private final String site;
    private final List<String> pages;
    private volatile boolean stopped;

    /**
     * @param site the public address, without a slash at its end
     * @param pages paths of the pages to open, such as {@code /h5/slug?c=channel}
     */
    public DemoReaders(Vertx vertx, Clock clock, String site, List<String> pages) {
        this.vertx = vertx;
        this.clock = clock;
        this.site = site;
        this.pages = pages;
        URI address = URI.create(site);
        this.browser = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setDefaultHost(address.getHost())
                        .setDefaultPort(address.getPort())
                        .setConnectTimeout(TIMEOUT_MILLIS)
                        .setUserAgentEnabled(false));
    }

    /** Begins; the next reader comes only when the one before has gone. */
    public void start() {
        if (!stopped) {
            int pause = ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
            vertx.setTimer(
                    pause, due -> visit().onFailure(failure -> LOG.debug("demo reader left: {}", failure.toString()))
                            .onComplete(gone -> start()));
        }
    }

    public void stop() {
        stopped = true;
        browser.close();
    }

    private Future<Void> visit() {
        String page = pages.get(ThreadLocalRandom.current().nextInt(pages.size()));
        String agent = agent(ThreadLocalRandom.current().nextInt(PEOPLE));
        return browser.get(page)
                .putHeader("User-Agent", agent)
                .timeout(TIMEOUT_MILLIS)
                .send()
                .compose(answer -> read(answer, agent));
    }

    private Future<Void> read(HttpResponse<?> answer, String agent) {
        Matcher token = TOKEN.matcher(String.valueOf(answer.bodyAsString()));
        if (answer.statusCode() != 200 || !token.find()) {
            return Future.succeededFuture();
        }
        boolean film = answer.bodyAsString().contains("<video");
        return report(token.group(1), "view", agent)
                .compose(v -> film && ThreadLocalRandom.current().nextInt(10) < 7
                        ? report(token.group(1), "play", agent)
                        : Future.succeededFuture());
    }

    private Future<Void> report(String token, String event, String agent) {
        JsonObject body = new JsonObject()
                .put("id", Ids.next())
                .put("t", token)
                .put("e", event)
                .put("at", clock.millis());
        return browser.post("/r")
                .putHeader("Content-Type", "text/plain;charset=UTF-8")
                .putHeader("User-Agent", agent)
                .putHeader("Origin", site)
                .timeout(TIMEOUT_MILLIS)
                .sendBuffer(body.toBuffer())
                .mapEmpty();
    }

    /** Readers differ by their browser's version, as the counting of distinct readers sees them. */
    private static String agent(int person) {
        return "Mozilla/5.0 (Linux; Android 14; Redletter-Demo " + person + ") AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50";
    }
}
