package io.redletter.sandbox.wechat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.owasp.html.Encoding;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * What the platform does to an article's HTML: takes JavaScript out, and pictures that were not uploaded to it. HTML in
 * which nothing is to be taken out stays as it is, byte for byte.
 */
final class ContentFilter {
    private static final Set<String> PICTURE_HOSTS = Set.of("mmbiz.qpic.cn", "mmbiz.qlogo.cn");
    private static final String OWN_PICTURES = "/wechat/media/";
    private static final PolicyFactory TEXT_ONLY = new HtmlPolicyBuilder().toFactory();

    /**
     * @param html what is kept
     * @param removed names of the elements and attributes taken out, in order
     */
    record Filtered(String html, List<String> removed) {}

    private final PolicyFactory policy;

    /** @param uploaded whether a picture of this id was uploaded by the account */
    ContentFilter(Predicate<String> uploaded) {
        this.policy = new HtmlPolicyBuilder()
                .allowElements(
                        "p",
                        "div",
                        "section",
                        "span",
                        "br",
                        "hr",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "strong",
                        "b",
                        "em",
                        "i",
                        "u",
                        "s",
                        "del",
                        "sub",
                        "sup",
                        "small",
                        "mark",
                        "blockquote",
                        "pre",
                        "code",
                        "ul",
                        "ol",
                        "li",
                        "dl",
                        "dt",
                        "dd",
                        "table",
                        "caption",
                        "colgroup",
                        "col",
                        "thead",
                        "tbody",
                        "tfoot",
                        "tr",
                        "th",
                        "td",
                        "a",
                        "img",
                        "figure",
                        "figcaption",
                        "article",
                        "header",
                        "footer",
                        "ruby",
                        "rb",
                        "rt",
                        "rp",
                        "bdi",
                        "bdo",
                        "time")
                .allowWithoutAttributes("span", "a")
                .allowUrlProtocols("http", "https")
                .allowAttributes("class", "id", "title", "lang", "dir", "align", "data-id", "data-type")
                .globally()
                .allowAttributes("style")
                .matching((element, attribute, value) -> harmlessStyle(value))
                .globally()
                .allowAttributes("href", "target", "rel")
                .onElements("a")
                .allowAttributes("src", "data-src")
                .matching((element, attribute, value) -> picture(value, uploaded))
                .onElements("img")
                .allowAttributes("alt", "width", "height", "data-ratio", "data-w")
                .onElements("img")
                .allowAttributes(
                        "width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "span")
                .onElements("table", "col", "colgroup", "tr", "th", "td")
                .allowAttributes("start", "type")
                .onElements("ol", "ul")
                .allowAttributes("datetime")
                .onElements("time")
                .toFactory();
    }

    Filtered filter(String html) {
        List<String> removed = new ArrayList<>();
        String clean = policy.sanitize(html, new Removals(), removed);
        return new Filtered(removed.isEmpty() ? html : clean, List.copyOf(removed));
    }

    /** The words without the tags, one space between them. */
    static String text(String html) {
        String spaced = TEXT_ONLY.sanitize(html.replace("<", " <"));
        return Encoding.decodeHtml(spaced, false).replaceAll("\\s+", " ").strip();
    }

    private static @Nullable String picture(String address, Predicate<String> uploaded) {
        try {
            URI uri = URI.create(address.strip());
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            String path = uri.getPath() == null ? "" : uri.getPath();
            boolean own = path.startsWith(OWN_PICTURES) && uploaded.test(path.substring(OWN_PICTURES.length()));
            return own || PICTURE_HOSTS.contains(host) ? address : null;
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static @Nullable String harmlessStyle(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.contains("expression(") || lower.contains("javascript:") || lower.contains("url(") ? null : value;
    }

    private static final class Removals implements HtmlChangeListener<List<String>> {
        @Override
        public void discardedTag(@Nullable List<String> removed, String elementName) {
            if (removed != null) {
                removed.add("<" + elementName + ">");
            }
        }

        @Override
        public void discardedAttributes(@Nullable List<String> removed, String tagName, String... attributeNames) {
            if (removed != null) {
                removed.add("<" + tagName + " " + String.join(" ", attributeNames) + ">");
            }
        }
    }
}
