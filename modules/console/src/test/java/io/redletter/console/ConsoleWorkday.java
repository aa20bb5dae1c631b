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
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** A town in the middle of its work: two units, people of every role, a campaign, works, channels and pushes. */
final class ConsoleWorkday {
    final ConsoleTown town;
    final Unit city;
    final Unit county;
    final Actor planner;
    final Actor editor;
    final Actor reviewer;
    final Campaign campaign;
    final String channel;

    ConsoleWorkday(Platform platform) {
        this.town = new ConsoleTown(platform, Path.of("../.."), new SampleReach(platform.clock()), 0);
        this.city = town.unit("某市委宣传部", null);
        this.county = town.unit("某县委宣传部", city);
        this.planner = town.person("planner", "林晓", city, Role.PLANNER, Role.OPERATOR);
        this.editor = town.person("editor", "陈一鸣", city, Role.EDITOR, Role.REVIEWER);
        this.reviewer = town.person("reviewer", "赵敏", city, Role.REVIEWER);
        town.person("manager", "周主任", city, Role.MANAGER);
        town.person("admin", "管理员", city, Role.ADMIN);
        town.person("county", "王东", county, Role.PLANNER, Role.EDITOR);
        this.campaign =
                await(town.campaigns.campaigns().create(planner, NewCampaign.forDay("world-environment-day", 2027)));
        this.channel = await(town.deliveries
                        .channels()
                        .createAccount(
                                planner,
                                new NewChannel(
                                        "webhook",
                                        "长江云",
                                        null,
                                        Map.of("url", "https://partner.example/in"),
                                        null,
                                        false)))
                .channel()
                .id();
    }

    Browser browser(String login) {
        return new Browser(town.port()).signIn(login);
    }

    SavedVersion draft(String title) {
        Work work = await(town.content
                .service()
                .createWork(editor, new NewWork(campaign.id(), WorkKind.H5, title, null, null, false)));
        return await(town.content
                .service()
                .saveVersion(editor, work.id(), 0, new Draft(title, "一句话", "<p>第一段</p><p>第二段</p>", null, null, null)));
    }

    SavedVersion submitted(String title) {
        SavedVersion saved = draft(title);
        await(town.content.service().submit(editor, saved.work().id(), 1));
        return saved;
    }

    Work approved(String title) {
        SavedVersion saved = submitted(title);
        return await(town.content
                .service()
                .review(reviewer, saved.work().id(), 1, saved.version().hash(), Verdict.APPROVED, ""));
    }

    Work scheduled(String title, Instant at) {
        return await(
                town.content.service().scheduleRelease(planner, approved(title).id(), at));
    }

    Push push(Work work, LocalDateTime local) {
        NewPush wanted = NewPush.of(campaign.id(), work.id(), List.of(channel), local);
        return await(town.campaigns.pushes().plan(planner, wanted)).push();
    }
}
