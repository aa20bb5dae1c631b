package io.redletter.content;

import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.template.Templates;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A work as its reader sees it on a phone. */
public final class H5Page {
    /** The channel of a reader who came on their own. */
    public static final String WEB = "web";

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT).withZone(CHINA);
    private static final int DESCRIPTION_MAX = 120;
    private static final int DESCRIPTION_FROM = 4_000;

    private final Templates templates;
    private final PageTokens tokens;
    private final String publicUrl;
    private final UnitTree units;
    private final FreshCache<Unit> unitNames = new FreshCache<>();
    private final String style;
    private final String policy;

    H5Page(Templates templates, PageTokens tokens, String publicUrl, UnitTree units) {
        this.templates = templates;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
        this.units = units;
        this.style = templates.render("h5/style.ftlh", Map.of());
        this.policy = "default-src 'none'; img-src 'self'; media-src 'self'; script-src 'self'; connect-src 'self'; "
                + "style-src '" + digest(style) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
    }

    /**
     * The page for one wording, without asking the gate: whoever serves it has asked, or knows that the reader is staff.
     *
     * @param preview leaves the counting out and says that it is a preview
     */
    public Future<String> render(Work work, WorkVersion version, boolean preview) {
        return preview
                ? sourceOf(work).map(source -> render(work, version, source, null))
                : render(new OpenWork(work, version), WEB);
    }

    /** The public page of an open work, counted under the channel the reader came from. */
    Future<String> render(OpenWork open, String channelId) {
        return sourceOf(open.work()).compose(source -> tokens.counting(open.work(), open.version(), channelId)
                .map(counting -> render(open.work(), open.version(), source, counting)));
    }

    /** A page that says one thing in two languages, such as that there is nothing here. */
    String notice(String heading, String sentence, String english) {
        return templates.render(
                "h5/notice.ftlh",
                Map.of(
                        "style",
                        style,
                        "heading",
                        heading,
                        "sentence",
                        sentence,
                        "english",
                        english,
                        "language",
                        "zh-CN"));
    }

    /** The {@code Content-Security-Policy} under which the page is to be served. */
    public String policy() {
        return policy;
    }

    /** The address readers know a work by. */
    public String urlOf(Work work) {
        return publicUrl + work.path();
    }

    private String render(Work work, WorkVersion version, String source, PageTokens.@Nullable Counting counting) {
        Map<String, Object> model = new HashMap<>();
        model.put("style", style);
        model.put("work", work);
        model.put("version", version);
        model.put("language", version.language());
        model.put("url", urlOf(work));
        model.put("base", publicUrl);
        model.put("source", source);
        model.put("day", day(work.releaseAt()));
        model.put("description", description(version));
        model.put("preview", counting == null);
        model.put("token", counting == null ? "" : counting.token());
        model.put("optOut", counting == null || counting.honoursOptOut());
        return templates.render(work.kind() == WorkKind.VIDEO ? "h5/video.ftlh" : "h5/article.ftlh", model);
    }

    /** The name of the unit that speaks; a page without it is better than none. */
    private Future<String> sourceOf(Work work) {
        return unitNames
                .get(work.unitId(), () -> units.find(work.unitId()))
                .otherwise(Optional.empty())
                .map(unit -> unit.map(Unit::name).orElse(""));
    }

    private static String day(@Nullable Instant at) {
        return at == null ? "" : DAY.format(at);
    }

    private static String description(WorkVersion version) {
        if (!version.summary().isEmpty()) {
            return version.summary();
        }
        String body = version.bodyHtml();
        String text = PlainText.of(body.substring(0, Math.min(DESCRIPTION_FROM, body.length())));
        int end = text.offsetByCodePoints(0, Math.min(DESCRIPTION_MAX, text.codePointCount(0, text.length())));
        return text.substring(0, end);
    }

    private static String digest(String style) {
        byte[] digest = ContentHash.sha256().digest(style.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
