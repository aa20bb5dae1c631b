package io.redletter.sandbox.control;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.redletter.platform.http.Routes;
import io.redletter.sandbox.ledger.Ledger;
import io.redletter.sandbox.ledger.LedgerEntry;
import io.redletter.sandbox.ledger.LedgerQuery;
import io.redletter.sandbox.mail.MailPages;
import io.redletter.sandbox.mail.MailStand;
import io.redletter.sandbox.wechat.Callbacks;
import io.redletter.sandbox.wechat.PublicArticle;
import io.redletter.sandbox.wechat.PublicArticles;
import io.redletter.sandbox.wechat.SentCallback;
import io.redletter.sandbox.wechat.WechatRoutes;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two pages for people: what was received, at {@code /}, and a published article, at {@code /wechat/s/{id}}. */
public final class Pages implements Routes {
    private static final int SHOWN = 50;
    private static final int ARTICLES_SHOWN = 12;
    private static final int CALLBACKS_SHOWN = 20;
    private static final int LETTERS_SHOWN = 12;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 HH:mm:ss", Locale.CHINA).withZone(ZoneId.of("Asia/Shanghai"));
    /** An article is somebody else's HTML: nothing in it may run, and pictures come from here or from the platform. */
    private static final String NO_SCRIPTS =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none';"
                    + " img-src 'self' http://mmbiz.qpic.cn https://mmbiz.qpic.cn";

    /**
     * One line of the first page.
     *
     * @param word what became of it, for people
     * @param tone {@code leaf}, {@code amber} or {@code red}
     */
    public record Row(String time, LedgerEntry entry, String word, String tone) {}

    /** One article of the first page. */
    public record Card(String time, PublicArticle article) {}

    /** One event of the first page. */
    public record Told(String time, SentCallback callback) {}

    private final Ledger ledger;
    private final PublicArticles articles;
    private final Callbacks callbacks;
    private final @Nullable MailStand mail;
    private final Set<String> targets;
    private final Clock clock;
    private final Template received;
    private final Template article;

    /**
     * @param mail null where no mail is taken
     * @param targets {@code wechat} and every {@code webhook:NAME}, to be listed
     */
    public Pages(
            Ledger ledger,
            PublicArticles articles,
            Callbacks callbacks,
            @Nullable MailStand mail,
            Set<String> targets,
            Clock clock)
            throws IOException {
        this.ledger = ledger;
        this.articles = articles;
        this.callbacks = callbacks;
        this.mail = mail;
        this.targets = targets;
        this.clock = clock;
        Configuration templates = new Configuration(Configuration.VERSION_2_3_33);
        templates.setClassForTemplateLoading(Pages.class, "");
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setNumberFormat("computer");
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        this.received = templates.getTemplate("received.ftlh", "UTF-8");
        this.article = templates.getTemplate("article.ftlh", "UTF-8");
    }

    @Override
    public void mount(Router router) {
        router.get("/").handler(this::received);
        router.get("/wechat/s/:page").handler(this::article);
    }

    private void received(RoutingContext ctx) {
        List<Row> rows = ledger.entries(LedgerQuery.newest(SHOWN)).stream()
                .map(Pages::row)
                .toList();
        List<Card> cards = articles.newest(ARTICLES_SHOWN, WechatRoutes.base(ctx)).stream()
                .map(one -> new Card(TIME.format(one.publishedAt()), one))
                .toList();
        MailStand stand = mail;
        Map<String, Object> model = Map.of(
                "letters",
                stand == null ? List.of() : MailPages.newest(stand, LETTERS_SHOWN),
                "rows",
                rows,
                "cards",
                cards,
                "totals",
                ledger.totals(),
                "callbacks",
                told(),
                "targets",
                targets,
                "now",
                TIME.format(clock.instant()));
        show(ctx, 200, received, model);
    }

    private void article(RoutingContext ctx) {
        Optional<PublicArticle> found = articles.find(ctx.pathParam("page"), WechatRoutes.base(ctx))
                .filter(one -> one.status().equals("published") || one.status().equals("deleted"));
        if (found.isEmpty()) {
            ctx.fail(404);
            return;
        }
        boolean deleted = found.get().status().equals("deleted");
        Map<String, Object> model = Map.of(
                "article", found.get(),
                "deleted", deleted,
                "time", TIME.format(found.get().publishedAt()));
        show(ctx, deleted ? 410 : 200, article, model);
    }

    private List<Told> told() {
        return callbacks.sent().stream()
                .limit(CALLBACKS_SHOWN)
                .map(one -> new Told(TIME.format(one.at()), one))
                .toList();
    }

    private static Row row(LedgerEntry entry) {
        String time = TIME.format(entry.at());
        if (entry.fault() != null) {
            return new Row(time, entry, "故障 fault: " + entry.fault(), "amber");
        }
        if (entry.status() >= 400 || entry.code() != 0) {
            return new Row(time, entry, entry.repeat() ? "重复 repeat" : "拒绝 refused", entry.repeat() ? "amber" : "red");
        }
        if (entry.repeat()) {
            return new Row(time, entry, "重复 repeat", "amber");
        }
        return new Row(time, entry, entry.effect() ? "生效 effect" : "完成 done", entry.effect() ? "leaf" : "ink");
    }

    private static void show(RoutingContext ctx, int status, Template template, Map<String, Object> model) {
        try {
            StringWriter page = new StringWriter();
            template.process(model, page);
            ctx.response()
                    .setStatusCode(status)
                    .putHeader("content-type", "text/html; charset=utf-8")
                    .putHeader("cache-control", "no-store")
                    .putHeader("content-security-policy", NO_SCRIPTS)
                    .putHeader("x-content-type-options", "nosniff")
                    .end(page.toString())
                    .onFailure(ctx::fail);
        } catch (TemplateException | IOException e) {
            ctx.fail(e);
        }
    }
}
