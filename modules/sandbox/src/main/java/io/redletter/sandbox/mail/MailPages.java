package io.redletter.sandbox.mail;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.redletter.platform.http.Routes;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** For people: the last messages at {@code /mail}, one as its reader sees it at {@code /mail/{key}}, as it came at {@code /mail/{key}/source}. */
public final class MailPages implements Routes {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 HH:mm:ss", Locale.CHINA).withZone(ZoneId.of("Asia/Shanghai"));
    private static final Pattern WORD =
            Pattern.compile("=\\?utf-8\\?(b|q)\\?([^?]*)\\?=\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HTML =
            Pattern.compile("Content-Type: text/html.*?\r\n\r\n(.*?)\r\n--", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final String NO_SCRIPTS =
            "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation; default-src 'none'; style-src 'unsafe-inline'; img-src http: https:";

    /** One line of the list. */
    public record Line(String key, String time, String from, String to, String subject, long bytes) {}

    private final MailStand stand;
    private final Template list;

    public MailPages(MailStand stand) throws IOException {
        this.stand = stand;
        Configuration templates = new Configuration(Configuration.VERSION_2_3_33);
        templates.setClassForTemplateLoading(MailPages.class, "");
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        this.list = templates.getTemplate("mail.ftlh", "UTF-8");
    }

    @Override
    public void mount(Router router) {
        router.get("/mail").handler(this::list);
        router.get("/mail/:key").handler(ctx -> one(ctx, true));
        router.get("/mail/:key/source").handler(ctx -> one(ctx, false));
    }

    private void list(RoutingContext ctx) {
        List<Line> lines = newest(stand, Integer.MAX_VALUE);
        try {
            StringWriter page = new StringWriter();
            list.process(Map.of("lines", lines), page);
            send(
                    ctx,
                    "text/html; charset=utf-8",
                    Buffer.buffer(page.toString()),
                    "default-src 'none'; style-src 'unsafe-inline'");
        } catch (TemplateException | IOException e) {
            ctx.fail(e);
        }
    }

    /** The last messages, the newest first. */
    public static List<Line> newest(MailStand stand, int most) {
        return stand.latest().stream().limit(most).map(MailPages::line).toList();
    }

    private void one(RoutingContext ctx, boolean asRead) {
        Optional<ReceivedMail> found = stand.latest().stream()
                .filter(mail -> mail.key().equals(ctx.pathParam("key")))
                .findFirst();
        if (found.isEmpty()) {
            ctx.fail(404);
        } else if (asRead) {
            send(ctx, "text/html; charset=utf-8", Buffer.buffer(html(found.get())), NO_SCRIPTS);
        } else {
            send(ctx, "text/plain; charset=utf-8", found.get().message(), "default-src 'none'");
        }
    }

    private static Line line(ReceivedMail mail) {
        Map<String, String> headers = MessageRules.headers(mail.message());
        return new Line(
                mail.key(),
                TIME.format(mail.at()),
                mail.from(),
                mail.to(),
                words(headers.getOrDefault("subject", "")),
                mail.message().length());
    }

    private static String html(ReceivedMail mail) {
        Matcher part = HTML.matcher(mail.message().toString());
        return part.find()
                ? new String(Base64.getMimeDecoder().decode(part.group(1)), StandardCharsets.UTF_8)
                : "<p>没有 HTML 部分 (no HTML part)</p>";
    }

    /** Encoded words in Base64 as text; others stay as they are. */
    private static String words(String header) {
        return WORD.matcher(header)
                .replaceAll(word -> Matcher.quoteReplacement(
                        word.group(1).equalsIgnoreCase("b")
                                ? new String(Base64.getDecoder().decode(word.group(2)), StandardCharsets.UTF_8)
                                : word.group(2)));
    }

    private static void send(RoutingContext ctx, String type, Buffer body, String policy) {
        ctx.response()
                .putHeader("content-type", type)
                .putHeader("cache-control", "no-store")
                .putHeader("content-security-policy", policy)
                .putHeader("x-content-type-options", "nosniff")
                .end(body)
                .onFailure(ctx::fail);
    }
}
