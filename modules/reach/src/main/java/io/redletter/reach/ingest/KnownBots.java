package io.redletter.reach.ingest;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.regex.Pattern;

/** Programs that say they are: crawlers, link previews, tools, headless browsers, pages fetched ahead. */
final class KnownBots implements BotCheck {
    private static final Pattern AGENT = Pattern.compile(
            "bot\\b|bot/|spider|crawl|slurp|headless|phantomjs|lighthouse|preview|monitor|curl/|wget/|python-|java/|"
                    + "okhttp/|go-http-client|apache-httpclient|axios/|node-fetch|scrapy|facebookexternalhit|bytespider|"
                    + "baiduspider|sogou|360spider|yisouspider|petalbot|mediapartners");

    @Override
    public boolean isBot(MultiMap headers) {
        String agent = headers.get("User-Agent");
        return agent == null
                || agent.isBlank()
                || isAhead(headers)
                || AGENT.matcher(agent.toLowerCase(Locale.ROOT)).find();
    }

    /** Browsers name the loads they make before anyone asked. */
    private static boolean isAhead(MultiMap headers) {
        return mentionsPrefetch(headers.get("Sec-Purpose"))
                || mentionsPrefetch(headers.get("Purpose"))
                || mentionsPrefetch(headers.get("X-Moz"))
                || mentionsPrefetch(headers.get("X-Purpose"));
    }

    private static boolean mentionsPrefetch(String value) {
        if (value == null) {
            return false;
        }
        String purpose = value.toLowerCase(Locale.ROOT);
        return purpose.contains("prefetch") || purpose.contains("prerender") || purpose.contains("preview");
    }
}
