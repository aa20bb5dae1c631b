package io.redletter.reach.ingest;

import io.redletter.reach.count.Quality;
import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Programs that say they are (crawlers, link previews, tools, headless browsers), pages fetched ahead, and headers that no
 * browser sends together. In doubt it is a person: only what real browsers never send counts as a sign.
 */
final class KnownBots implements BotCheck {
    /** Words that stand in agents of programs; what looks alike in real ones (CUBOT phones, the Sogou browser) is left out. */
    private static final Pattern AGENT = Pattern.compile("(?<!cu)bot\\b|(?<!cu)bot[/;)_-]|spider|crawler|crawl/|slurp"
            + "|headless|phantomjs|electron/.*puppeteer|puppeteer|playwright|selenium|webdriver|lighthouse|pagespeed"
            + "|bingpreview|web preview|link ?preview|facebookexternalhit|facebookcatalog|whatsapp/|skypeuripreview"
            + "|embedly|quora link|slack-imgproxy|vkshare|mediapartners-google|adsbot|feedfetcher|google-read-aloud"
            + "|googleother|google-extended|google-inspectiontool|apis-google|yahoo! slurp|yandex(bot|images|metrika|mobile)"
            + "|bytespider|toutiaospider|petalbot|baiduspider|baidu-yunguance|360spider|haosouspider|yisouspider"
            + "|sogou (web|inst|pic|news|video|orion|blog|in) ?spider|sosospider|jikespider|easouspider|qihoobot|qwantify"
            + "|ia_archiver|archive\\.org_bot|dataforseo|semrush|ahrefs|mj12|dotbot|gptbot|chatgpt-user|oai-searchbot"
            + "|claude-web|anthropic-ai|ccbot|perplexity|cohere-ai|meta-external|amazonbot"
            + "|uptimerobot|pingdom|statuscake|site24x7|zabbix|nagios|check_http|newrelicpinger|datadog|gtmetrix"
            + "|nuclei|sqlmap|nikto|nmap|masscan|zgrab|censys|expanse|wpscan|dirbuster|acunetix|netsparker"
            + "|^curl/|\\bcurl/|wget/|^python|python-requests|python-urllib|aiohttp|httpx/|scrapy|^java/|java-http-client"
            + "|jakarta|okhttp/|go-http-client|apache-httpclient|commons-httpclient|axios/|node-fetch|undici|got \\(|^node$"
            + "|libwww-perl|lwp::|^perl|^ruby|faraday|guzzle|^php|winhttp|powershell|postman|insomnia|httpie|rest-client"
            + "|jmeter|gatling|^ab/|apachebench|wrk/|hey/|k6/|vegeta|locust");

    private static final Pattern ENGINE_ALONE = Pattern.compile("mozilla/[0-9.]+( \\(compatible\\))?");

    @Override
    public Quality judge(MultiMap headers, Agents.Agent agent) {
        if (isAhead(headers)) {
            return Quality.PREFETCH;
        }
        return agent.isProgram() || contradicts(headers) ? Quality.BOT : Quality.PERSON;
    }

    /** Whether an agent names a program, or is none at all. */
    static boolean isProgram(String agent) {
        String text = agent.strip().toLowerCase(Locale.ROOT);
        return text.isEmpty()
                || ENGINE_ALONE.matcher(text).matches()
                || AGENT.matcher(text).find();
    }

    /** The hints of Chromium say one thing, the agent another: so does a program that took an agent from a list. */
    private static boolean contradicts(MultiMap headers) {
        if (!headers.contains("Sec-CH-UA") && !headers.contains("Sec-CH-UA-Platform")) {
            return false;
        }
        String agent = lower(headers.get("User-Agent"));
        String brands = lower(headers.get("Sec-CH-UA"));
        String platform = lower(headers.get("Sec-CH-UA-Platform")).replace("\"", "");
        boolean isApple = agent.contains("iphone") || agent.contains("ipad; cpu");
        return brands.contains("headless")
                || (isApple && !brands.isEmpty()) // no browser on these has the hints
                || (agent.contains("firefox/") && agent.contains("gecko/") && !brands.isEmpty())
                || (!platform.isEmpty() && !isOn(platform, agent))
                || ("?1".equals(headers.get("Sec-CH-UA-Mobile")) && agent.contains("windows nt"));
    }

    /** A phone that asks for the desktop page says Linux in its agent: that is no contradiction. */
    private static boolean isOn(String platform, String agent) {
        return switch (platform) {
            case "windows" -> agent.contains("windows");
            case "macos" -> agent.contains("mac os") || agent.contains("macintosh");
            case "android" -> agent.contains("android") || agent.contains("linux") || agent.contains("harmony");
            case "linux" -> agent.contains("linux") || agent.contains("x11") || agent.contains("android");
            default -> true;
        };
    }

    /** Browsers name the loads they make before anyone asked. */
    private static boolean isAhead(MultiMap headers) {
        return mentionsPrefetch(headers.get("Sec-Purpose"))
                || mentionsPrefetch(headers.get("Purpose"))
                || mentionsPrefetch(headers.get("X-Moz"))
                || mentionsPrefetch(headers.get("X-Purpose"));
    }

    private static boolean mentionsPrefetch(@Nullable String value) {
        String purpose = lower(value);
        return purpose.contains("prefetch") || purpose.contains("prerender") || purpose.contains("preview");
    }

    private static String lower(@Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
