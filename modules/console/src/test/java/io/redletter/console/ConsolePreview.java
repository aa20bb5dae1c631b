package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.NewCampaign;
import io.redletter.campaign.NewPush;
import io.redletter.campaign.PushAnswer;
import io.redletter.content.Draft;
import io.redletter.content.NewWork;
import io.redletter.content.SavedVersion;
import io.redletter.content.Verdict;
import io.redletter.content.Work;
import io.redletter.content.WorkKind;
import io.redletter.delivery.NewChannel;
import io.redletter.platform.Platform;
import io.redletter.platform.TestPlatform;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Serves the console on embedded stores with a day's work to look at; for whoever works on the look. Run it in the
 * repository's root; {@code /preview?as=planner&next=/console} signs in.
 */
final class ConsolePreview {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant BEGIN = Instant.parse("2027-06-04T23:41:30Z");
    private static final String TEXT = "<p>6 月 5 日，请和我们一起去看一条正在变清的河。</p><h2>看什么</h2>"
            + "<ul><li>清晨六点的取水口</li><li>河道里的一群白鹭</li><li>实验室里的一杯水</li></ul>"
            + "<p>一条河的<strong>三十年</strong>，从发黑、发臭，到孩子们又能在岸边钓鱼。</p>";

    private final ConsoleTown town;
    private final Clock clock;
    private final Actor planner;
    private final Actor editor;
    private final Actor reviewer;

    private ConsolePreview(ConsoleTown town, Clock clock) {
        this.town = town;
        this.clock = clock;
        Unit city = town.unit("某市委宣传部", null);
        Unit east = town.unit("城东区宣传部", city);
        town.unit("城西区宣传部", city);
        town.unit("临湖县宣传部", city);
        this.planner = town.person("planner", "林晓", city, Role.PLANNER, Role.OPERATOR);
        this.editor = town.person("editor", "陈一鸣", city, Role.EDITOR);
        this.reviewer = town.person("reviewer", "赵敏", city, Role.REVIEWER);
        town.person("manager", "周主任", city, Role.MANAGER);
        town.person("admin", "管理员", city, Role.ADMIN);
        town.person("east", "王东", east, Role.PLANNER);
    }

    public static void main(String[] arguments) {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), BEGIN));
        Platform platform = TestPlatform.open(clock);
        int port = Integer.getInteger("port", 8190);
        ConsoleTown town = new ConsoleTown(platform, Path.of("").toAbsolutePath(), new SampleReach(clock), port);
        ConsolePreview preview = new ConsolePreview(town, clock);
        if (!Boolean.getBoolean("empty")) {
            preview.plant();
        }
        await(town.agenda.start());
        System.out.println("ready http://127.0.0.1:" + port);
    }

    private void plant() {
        Campaign day = await(town.campaigns
                .campaigns()
                .create(
                        planner,
                        NewCampaign.forDay("world-environment-day", 2027).toReach("阅读 50 万次，覆盖全市 103 个乡镇街道")));
        await(town.campaigns
                .campaigns()
                .create(
                        planner,
                        NewCampaign.between("安全生产月 进企业", LocalDate.of(2027, 6, 1), LocalDate.of(2027, 6, 30))));
        String webhook = channel("webhook", "长江云", Map.of("url", "http://127.0.0.1:8190/nobody"), null);
        String wechat = channel(
                "wechat-oa",
                "某市发布",
                Map.of("app-id", "wx1234567890", "base-url", "http://127.0.0.1:8190/nobody"),
                "secret-of-the-account");
        Work film = approved(day, WorkKind.H5, "一条河的三十年");
        Work picture = approved(day, WorkKind.H5, "图解：家门口的空气质量");
        draft(day, WorkKind.H5, "给孩子的一封信 <b>不是粗体</b>");
        SavedVersion waiting = draft(day, WorkKind.H5, "短视频脚本：守护一江清水");
        await(town.content
                .service()
                .submit(editor, waiting.work().id(), waiting.version().number()));
        Instant now = clock.instant();
        await(town.content.service().scheduleRelease(planner, film.id(), now));
        await(town.content.service().scheduleRelease(planner, picture.id(), now.plusSeconds(600)));
        push(film, now.plusSeconds(90), true, webhook, wechat);
        push(film, now.plusSeconds(7200), true, wechat);
        push(picture, now.plusSeconds(4 * 3600), true, webhook);
        push(picture, now.plusSeconds(12 * 3600), false, wechat);
        push(film, now.plusSeconds(40), true, webhook);
    }

    private String channel(String kind, String name, Map<String, String> settings, String secret) {
        return await(town.deliveries
                        .channels()
                        .createAccount(planner, new NewChannel(kind, name, null, settings, secret, true)))
                .channel()
                .id();
    }

    private SavedVersion draft(Campaign campaign, WorkKind kind, String title) {
        Work work = await(
                town.content.service().createWork(editor, new NewWork(campaign.id(), kind, title, null, null, true)));
        return await(town.content
                .service()
                .saveVersion(editor, work.id(), 0, new Draft(title, "看一条河怎样变清", TEXT, null, null, null)));
    }

    private Work approved(Campaign campaign, WorkKind kind, String title) {
        SavedVersion first = draft(campaign, kind, title);
        String id = first.work().id();
        await(town.content.service().submit(editor, id, 1));
        await(town.content
                .service()
                .review(reviewer, id, 1, first.version().hash(), Verdict.RETURNED, "“三十年”的数字请再核一遍，并写清出处。"));
        SavedVersion second = await(town.content
                .service()
                .saveVersion(
                        editor,
                        id,
                        1,
                        new Draft(
                                title,
                                "看一条河怎样变清",
                                TEXT.replace("三十年", "三十二年") + "<p>数据来源：市生态环境局。</p>",
                                null,
                                null,
                                null)));
        await(town.content.service().submit(editor, id, 2));
        return await(
                town.content.service().review(reviewer, id, 2, second.version().hash(), Verdict.APPROVED, "可以发。"));
    }

    private void push(Work work, Instant at, boolean arm, String... channels) {
        LocalDateTime local = LocalDateTime.ofInstant(at, ZONE);
        PushAnswer planned = await(town.campaigns
                .pushes()
                .plan(
                        planner,
                        new NewPush(work.campaignId(), work.id(), List.of(channels), local, null, null, true, true)));
        if (arm) {
            await(town.campaigns.pushes().arm(planner, planned.push().id()));
        }
    }
}
