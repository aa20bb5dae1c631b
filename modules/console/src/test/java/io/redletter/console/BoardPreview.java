package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.NewCampaign;
import io.redletter.campaign.NewPush;
import io.redletter.campaign.Push;
import io.redletter.content.Draft;
import io.redletter.content.NewWork;
import io.redletter.content.SavedVersion;
import io.redletter.content.Verdict;
import io.redletter.content.Work;
import io.redletter.content.WorkKind;
import io.redletter.delivery.NewChannel;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Serves the boards with a busy morning on them; for whoever works on their look. Run it in the repository's root; {@code
 * /preview/enter?next=/board} signs in, {@code /preview/reach/off} takes the figures away.
 */
final class BoardPreview {
    private static final Instant NOW = Instant.parse("2027-06-05T00:41:30Z");
    private static final List<String> CHANNELS = List.of("鄂州发布", "云上鄂州客户端", "鄂州日报", "鄂州电视台", "鄂州政府网", "村村响广播");

    private final SettableClock clock = SettableClock.at(Instant.parse("2027-06-04T23:00:00Z"));
    private final Platform platform = TestPlatform.open(clock);
    private final PretendReach reach = new PretendReach(platform.vertx(), clock);
    private final ConsoleTown town = new ConsoleTown(platform, Path.of("").toAbsolutePath(), reach, 0);
    private final Unit city = town.unit("鄂州市委宣传部", null);
    private final Actor planner = town.person("planner", "林晓", city, Role.PLANNER, Role.OPERATOR);
    private final Actor editor = town.person("editor", "陈一鸣", city, Role.EDITOR);
    private final Actor reviewer = town.person("reviewer", "赵敏", city, Role.REVIEWER);

    public static void main(String[] arguments) {
        new BoardPreview().serve();
    }

    private void serve() {
        List<Unit> counties = List.of("鄂城区委宣传部", "华容区委宣传部", "梁子湖区委宣传部", "葛店经开区党群工作部", "临空经济区党群工作部").stream()
                .map(name -> town.unit(name, city))
                .toList();
        List<String> channels = CHANNELS.stream().map(this::channel).toList();
        Campaign day =
                campaign(NewCampaign.forDay("world-environment-day", 2027).asDemo());
        Campaign month = campaign(NewCampaign.between("安全生产月", LocalDate.of(2027, 6, 1), LocalDate.of(2027, 6, 30)));
        Campaign solemn = campaign(NewCampaign.forDay("national-memorial-day", 2027));
        Campaign longest = campaign(NewCampaign.between(
                "喜迎党代会 奋进新征程 “美丽鄂州 我是行动者”群众性主题宣传教育实践活动暨全市生态环境志愿服务月启动仪式",
                LocalDate.of(2027, 6, 20),
                LocalDate.of(2027, 6, 30)));
        campaign(NewCampaign.forDay("anti-drug-day", 2027));
        List<Work> works = List.of(work(day, "美丽中国，我是行动者：鄂州的一江清水"), work(day, "梁子湖上的巡湖人"), work(day, "垃圾分类，从今天这一袋开始"));
        Push first = armed(works.get(0), channels, "08:00");
        Push second = armed(works.get(1), channels.subList(0, 3), "08:15");
        Push third = armed(works.get(2), channels.subList(1, 4), "08:30");
        armed(works.get(1), channels.subList(0, 2), "12:00");
        leave(first, List.of("sent", "sent", "sent", "sent", "sent", "sent"));
        leave(second, List.of("sent", "sent", "refused"));
        leave(third, List.of("sent", "unknown", "sent"));
        reach.count(day.id(), channels, counties, works);
        clock.set(NOW);
        platform.vertx().setPeriodic(100, tick -> clock.advance(Duration.ofMillis(100)));
        town.person("manager", "周敏", city, Role.MANAGER);
        await(platform.vertx()
                .createHttpServer()
                .requestHandler(router())
                .listen(Integer.getInteger("port", 8197), "127.0.0.1"));
        System.out.println("ready http://127.0.0.1:" + Integer.getInteger("port", 8197) + " day=" + day.id() + " month="
                + month.id() + " solemn=" + solemn.id() + " long=" + longest.id());
    }

    private Router router() {
        Router router = Router.router(platform.vertx());
        router.get("/preview/enter").handler(context -> town.accounts
                .service()
                .signIn("manager", ConsoleTown.PASSWORD, "preview")
                .onSuccess(session -> {
                    town.accounts.cookie().give(context, session);
                    context.redirect(context.request().getParam("next", "/board"));
                })
                .onFailure(context::fail));
        router.get("/preview/reach/*").handler(reach::fault);
        router.route().handler(town.accounts.signInHandler());
        router.get("/live/reach").handler(reach::live);
        town.console.routes().forEach(routes -> routes.mount(router));
        return router;
    }

    private String channel(String name) {
        Map<String, String> settings = Map.of("app-id", "wx1234567890");
        return await(town.deliveries
                        .channels()
                        .createAccount(
                                planner,
                                new NewChannel("wechat-oa", name, null, settings, "secret-of-the-account", true)))
                .channel()
                .id();
    }

    private Campaign campaign(NewCampaign wanted) {
        return await(town.campaigns.campaigns().create(planner, wanted));
    }

    private Work work(Campaign campaign, String title) {
        Work work = await(town.content
                .service()
                .createWork(editor, new NewWork(campaign.id(), WorkKind.H5, title, null, null, true)));
        SavedVersion saved = await(town.content
                .service()
                .saveVersion(editor, work.id(), 0, new Draft(title, "一句话", "<p>正文</p>", null, null, null)));
        await(town.content.service().submit(editor, work.id(), 1));
        await(town.content
                .service()
                .review(reviewer, work.id(), 1, saved.version().hash(), Verdict.APPROVED, ""));
        return await(town.content.service().scheduleRelease(planner, work.id(), Instant.parse("2027-06-04T23:30:00Z")));
    }

    private Push armed(Work work, List<String> channels, String time) {
        LocalDateTime local = LocalDateTime.parse("2027-06-05T" + time);
        NewPush wanted = new NewPush(work.campaignId(), work.id(), channels, local, null, null, true, true);
        Push push = await(town.campaigns.pushes().plan(planner, wanted)).push();
        return await(town.campaigns.pushes().arm(planner, push.id())).push();
    }

    /** As if the push had left and its deliveries had ended in these states. */
    private void leave(Push push, List<String> states) {
        Date due = Date.from(push.due());
        await(platform.mongo()
                .one(town.campaigns
                        .pushes()
                        .pushes()
                        .documents()
                        .updateOne(
                                new Document("_id", push.id()),
                                new Document(
                                        "$set",
                                        new Document("state", "finished")
                                                .append("nominal", due)
                                                .append("actual", due)
                                                .append("finished", due)))));
        List<Document> deliveries = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            deliveries.add(delivery(push, push.channelIds().get(i), states.get(i), due));
        }
        await(platform.mongo()
                .one(platform.mongo().collection("deliveries", Document.class).insertMany(deliveries)));
    }

    private static Document delivery(Push push, String channel, String state, Date at) {
        return new Document("_id", push.id() + ":" + channel)
                .append("version", 1L)
                .append("pushId", push.id())
                .append("channelId", channel)
                .append("campaignId", push.campaignId())
                .append("workId", push.workId())
                .append("workHash", "none")
                .append("unitId", push.unitId())
                .append("state", state)
                .append("key", "0".repeat(32))
                .append("progress", new Document())
                .append("accepted", false)
                .append("attempts", List.of())
                .append("createdAt", at)
                .append("changedAt", at)
                .append("demo", true);
    }
}
