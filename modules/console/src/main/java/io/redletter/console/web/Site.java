package io.redletter.console.web;

import io.redletter.accounts.Actors;
import io.redletter.platform.template.Templates;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Renders pages for a reader: their language, their name, the message that waits for them. */
public final class Site {
    private static final String LANGUAGE_COOKIE = "redletter_lang";
    private static final String FLASH_COOKIE = "redletter_flash";
    private static final long YEAR_SECONDS = 31_536_000;
    private static final long FLASH_SECONDS = 60;
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'self'";

    private final Look look;

    public Site(Look look) {
        this.look = look;
    }

    /**
     * What pages are made with.
     *
     * @param zone the zone of the installation, for every date that names none
     * @param redDays whether a day is printed in red
     */
    public record Look(
            Templates templates, Messages messages, Clock clock, ZoneId zone, Predicate<LocalDate> redDays) {}

    /** The request as a page sees it; a language asked for in the address is kept in a cookie. */
    public PageCall call(RoutingContext context) {
        Words words = look.messages().in(language(context));
        return new PageCall(context, words, new Wording(words, look.zone(), look.clock()));
    }

    /** Sends what a page answered. */
    public void send(PageCall call, Answer answer) {
        RoutingContext context = call.context();
        if (answer instanceof Redirect redirect) {
            Flash flash = redirect.flash();
            if (flash != null) {
                context.response()
                        .addCookie(cookie(FLASH_COOKIE, flash.cookie()).setMaxAge(FLASH_SECONDS));
            }
            context.response()
                    .setStatusCode(303)
                    .putHeader("Location", redirect.to())
                    .putHeader("Cache-Control", "no-store")
                    .end();
        } else if (answer instanceof Html html) {
            sendHtml(context, 200, html.text(), html.policy());
        } else if (answer instanceof Download download) {
            context.response()
                    .putHeader("Content-Type", download.type())
                    .putHeader(
                            "Content-Disposition",
                            "attachment; filename*=UTF-8''"
                                    + URLEncoder.encode(download.fileName(), StandardCharsets.UTF_8)
                                            .replace("+", "%20"))
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Cache-Control", "no-store")
                    .end(download.text());
        } else if (answer instanceof View view) {
            sendHtml(context, view.status(), render(call, view), POLICY);
        }
    }

    private String render(PageCall call, View view) {
        RoutingContext context = call.context();
        Map<String, Object> model = new LinkedHashMap<>();
        String language = call.words().language();
        model.put("t", call.words());
        model.put("fmt", call.wording());
        model.put("lang", language);
        model.put("otherLang", language.equals("zh") ? "en" : "zh");
        model.put("csrf", Actors.csrf(context));
        model.put("redToday", look.redDays().test(call.wording().todayDate()));
        Actors.find(context).ifPresent(actor -> model.put("me", new Me(actor, call.words())));
        call.query("q").ifPresent(q -> model.put("q", q));
        flash(context).ifPresent(flash -> model.put("flash", flash));
        model.putAll(view.model());
        return look.templates().render(view.template(), model);
    }

    private static void sendHtml(RoutingContext context, int status, String text, String policy) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store")
                .end(text);
    }

    private static Optional<Flash> flash(RoutingContext context) {
        Cookie waiting = context.request().getCookie(FLASH_COOKIE);
        if (waiting == null || waiting.getValue().isEmpty() || context.request().getHeader("HX-Request") != null) {
            return Optional.empty();
        }
        context.response().addCookie(cookie(FLASH_COOKIE, "").setMaxAge(0));
        return Flash.read(waiting.getValue());
    }

    private static String language(RoutingContext context) {
        String asked = context.queryParams().get("lang");
        if (asked != null && Messages.LANGUAGES.contains(asked)) {
            context.response().addCookie(cookie(LANGUAGE_COOKIE, asked).setMaxAge(YEAR_SECONDS));
            return asked;
        }
        Cookie kept = context.request().getCookie(LANGUAGE_COOKIE);
        return kept == null ? "zh" : kept.getValue();
    }

    private static Cookie cookie(String name, String value) {
        return Cookie.cookie(name, value).setPath("/").setHttpOnly(true).setSameSite(CookieSameSite.LAX);
    }
}
