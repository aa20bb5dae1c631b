package io.redletter.content;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Leaves of an author's HTML what an article needs and nothing that could act: no scripts, styles, frames or forms,
 * links only to https, pictures only from our own media. Cleaning clean HTML changes nothing.
 */
final class HtmlCleaner {
    private static final int PASSES_MAX = 8;
    private static final Pattern LINK = Pattern.compile("https://[^\\s\"'<>\\\\]{1,2000}");
    private static final Pattern PICTURE = Pattern.compile("/media/([0-9a-f]{64})/[^\\s\"'<>/\\\\?#]{1,120}");
    private static final Pattern PICTURE_IN_HTML = Pattern.compile("<img[^>]* src=\"/media/([0-9a-f]{64})/");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]?");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "blockquote")
            .allowElements("strong", "em", "b", "i", "u", "s", "sub", "sup", "figure", "figcaption")
            .allowElements("table", "caption", "thead", "tbody", "tr", "th", "td")
            .allowAttributes("colspan", "rowspan")
            .matching(SPAN)
            .onElements("th", "td")
            .allowElements("a")
            .allowUrlProtocols("https")
            .allowAttributes("href")
            .matching(LINK)
            .onElements("a")
            .requireRelsOnLinks("noopener")
            .allowElements((name, attributes) -> attributes.contains("src") ? name : null, "img")
            .allowAttributes("src")
            .matching(PICTURE)
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("width", "height")
            .matching(NUMBER)
            .onElements("img")
            .toFactory();

    private HtmlCleaner() {}

    static CleanHtml clean(String html) {
        Removals removals = new Removals();
        String clean = settled(POLICY.sanitize(html, removals, removals).strip());
        return new CleanHtml(clean, removals.notes(), pictures(clean));
    }

    /** Wrongly nested tags are put right one step a pass; what is stored is what a further pass would leave alone. */
    private static String settled(String clean) {
        String last = clean;
        for (int pass = 0; pass < PASSES_MAX; pass++) {
            String next = POLICY.sanitize(last).strip();
            if (next.equals(last)) {
                return next;
            }
            last = next;
        }
        return last;
    }

    private static Set<String> pictures(String clean) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = PICTURE_IN_HTML.matcher(clean);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
