package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.NewCampaign;
import io.redletter.content.NewWork;
import io.redletter.content.Work;
import io.redletter.content.WorkKind;
import io.redletter.delivery.NewChannel;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.reach.Neighbours;
import io.redletter.reach.Reach;
import io.redletter.reach.ReachConfig;
import io.redletter.reach.ScopeKind;
import io.redletter.reach.Scopes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A town whose readers are counted by the real reach: a city with a county under it, and another city beside it. */
final class CountedDay {
    private static final String AGENT = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.49";

    final Reach reach;
    final ConsoleTown town;
    final Unit city;
    final Unit county;
    final Actor planner;
    final Campaign campaign;
    final Work work;
    final String channel;
    private final Platform platform;
    private final HttpServer beacon;

    CountedDay(Platform platform) {
        this.platform = platform;
        Map<String, String> owners = new ConcurrentHashMap<>();
        this.reach = new Reach(
                platform,
                ReachConfig.defaults(),
                new Accounts(platform, AccountsConfig.standard()),
                new OwnedBy(owners));
        await(reach.start());
        Router router = Router.router(platform.vertx());
        reach.beacon().mount(router);
        reach.routes().forEach(routes -> routes.mount(router));
        this.beacon =
                await(platform.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        this.town = new ConsoleTown(platform, Path.of("../.."), reach.service(), reach::sheets, 0);
        this.city = town.unit("某市委宣传部", null);
        this.county = town.unit("某县委宣传部", city);
        Unit neighbour = town.unit("邻市委宣传部", null);
        this.planner = town.person("planner", "林晓", city, Role.PLANNER, Role.OPERATOR);
        town.person("manager", "周主任", city, Role.MANAGER);
        town.person("editor", "陈一鸣", city, Role.EDITOR);
        town.person("neighbour", "邻市主任", neighbour, Role.MANAGER);
        this.campaign = campaign(NewCampaign.forDay("world-environment-day", 2027));
        owners.put(campaign.id(), city.id());
        this.work = await(town.content
                .service()
                .createWork(
                        town.person("writer", "赵敏", city, Role.EDITOR),
                        new NewWork(campaign.id(), WorkKind.H5, "一江清水", null, null, false)));
        Map<String, String> settings = Map.of("url", "https://partner.example/in");
        this.channel = await(town.deliveries
                        .channels()
                        .createAccount(planner, new NewChannel("webhook", "长江云", null, settings, null, false)))
                .channel()
                .id();
    }

    Campaign campaign(NewCampaign wanted) {
        return await(town.campaigns.campaigns().create(planner, wanted));
    }

    Browser browser(String login) {
        return new Browser(town.port()).signIn(login);
    }

    /** One reader does something on the work's page of a unit, having come by a channel. */
    void happens(String event, String visitor, String channelId, Unit unit) {
        String token = reach.tokens().sign(new Scopes(campaign.id(), work.id(), 1, channelId, unit.id()));
        JsonObject body = new JsonObject()
                .put("id", Ids.next("e"))
                .put("t", token)
                .put("e", event)
                .put("v", visitor);
        int status = await(platform.vertx()
                .createHttpClient()
                .request(HttpMethod.POST, beacon.actualPort(), "127.0.0.1", "/r")
                .compose(request -> request.putHeader("User-Agent", AGENT)
                        .putHeader("Content-Type", "text/plain;charset=UTF-8")
                        .send(body.toBuffer()))
                .map(response -> response.statusCode()));
        if (status != 204) {
            throw new AssertionError("event " + event + ": " + status);
        }
    }

    /** Everything that has happened is counted. */
    void counted() {
        await(reach.settle());
    }

    /** Counts, and asks nobody: the boards look for themselves who may see what. */
    /** Campaigns by the unit they belong to; none had one before. */
    private record OwnedBy(Map<String, String> owners) implements Neighbours {
        @Override
        public Future<Optional<String>> unitOf(ScopeKind kind, String id) {
            return Future.succeededFuture(Optional.ofNullable(owners.get(id)));
        }

        @Override
        public Future<Optional<LocalDate>> endOf(String campaignId) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Optional<YearBefore>> yearBefore(String campaignId) {
            return Future.succeededFuture(
                    owners.containsKey(campaignId)
                            ? Optional.of(new YearBefore("campaign_then", "去年的环境日", 365))
                            : Optional.empty());
        }
    }

    static Reach reach(Platform platform) {
        Accounts accounts = new Accounts(platform, AccountsConfig.standard());
        return new Reach(platform, ReachConfig.defaults(), accounts, Neighbours.none());
    }
}
