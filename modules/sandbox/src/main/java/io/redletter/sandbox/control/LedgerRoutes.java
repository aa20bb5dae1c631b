package io.redletter.sandbox.control;

import io.redletter.platform.http.Routes;
import io.redletter.platform.json.Json;
import io.redletter.sandbox.ledger.KeyCount;
import io.redletter.sandbox.ledger.Ledger;
import io.redletter.sandbox.ledger.LedgerEntry;
import io.redletter.sandbox.ledger.Totals;
import io.redletter.sandbox.wechat.PublicArticle;
import io.redletter.sandbox.wechat.PublicArticles;
import io.redletter.sandbox.wechat.WechatRoutes;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;

/** {@code GET /sandbox/ledger}, {@code /sandbox/ledger/keys/{key}}, {@code /sandbox/articles}. */
public final class LedgerRoutes implements Routes {
    /**
     * @param totals sums since the data directory was made
     * @param entries newest first
     */
    private record LedgerAnswer(Totals totals, List<LedgerEntry> entries) {}

    /**
     * @param requests requests under the key at every target asked about
     * @param effects effects there
     * @param targets the same for each target
     */
    private record KeyAnswer(String key, long requests, long effects, Collection<KeyCount> targets) {}

    private record ArticlesAnswer(List<PublicArticle> articles) {}

    private final Ledger ledger;
    private final PublicArticles articles;

    public LedgerRoutes(Ledger ledger, PublicArticles articles) {
        this.ledger = ledger;
        this.articles = articles;
    }

    @Override
    public void mount(Router router) {
        router.get("/sandbox/ledger").handler(this::entries);
        router.get("/sandbox/ledger/keys/:key").handler(this::key);
        router.get("/sandbox/articles").handler(this::articles);
    }

    private void entries(RoutingContext ctx) {
        answer(ctx, new LedgerAnswer(ledger.totals(), ledger.entries(Query.ledger(ctx))));
    }

    private void key(RoutingContext ctx) {
        String target = ctx.request().getParam("target");
        Collection<KeyCount> counts = ledger.counts(ctx.pathParam("key")).stream()
                .filter(count -> target == null || target.equals(count.target()))
                .toList();
        long requests = counts.stream().mapToLong(KeyCount::requests).sum();
        long effects = counts.stream().mapToLong(KeyCount::effects).sum();
        answer(ctx, new KeyAnswer(ctx.pathParam("key"), requests, effects, counts));
    }

    private void articles(RoutingContext ctx) {
        answer(ctx, new ArticlesAnswer(articles.newest(Query.limit(ctx), WechatRoutes.base(ctx))));
    }

    private static void answer(RoutingContext ctx, Object value) {
        ctx.response()
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(Json.buffer(value))
                .onFailure(ctx::fail);
    }
}
