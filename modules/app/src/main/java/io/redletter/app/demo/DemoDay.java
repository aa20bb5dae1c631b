package io.redletter.app.demo;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.NewCampaign;
import io.redletter.campaign.NewPush;
import io.redletter.campaign.PushService;
import io.redletter.campaign.PushState;
import io.redletter.content.ContentService;
import io.redletter.delivery.ChannelService;
import io.redletter.delivery.NewChannel;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The day that the demo shows: three channels, a campaign of today, and four pushes that leave 20 to 50 seconds after. */
final class DemoDay {
    static final String WEBHOOK = "ch_demopartner";
    static final String WECHAT = "ch_demowechat";
    static final String MAIL = "ch_demomail";
    static final String CAMPAIGN = "campaign_demotoday";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration SECOND = Duration.ofSeconds(30);
    private static final Duration THIRD = Duration.ofSeconds(40);
    private static final Duration FOURTH = Duration.ofSeconds(50);

    private final Platform platform;
    private final DemoPlanting.Ground ground;
    private final DemoSandbox sandbox;
    private final DemoChannels samples;

    DemoDay(Platform platform, DemoPlanting.Ground ground, DemoSandbox sandbox, DemoChannels samples) {
        this.platform = platform;
        this.ground = ground;
        this.sandbox = sandbox;
        this.samples = samples;
    }

    /** Makes the channels and the campaign. */
    Future<String> open() {
        LocalDate today = platform.clock().instant().atZone(ZONE).toLocalDate();
        NewCampaign wanted = NewCampaign.between("六五环境日 · 今日演示", today, today.plusDays(1))
                .toReach("让每一位市民看清家门口的河")
                .asDemo();
        return channels()
                .compose(v -> ground.campaigns().campaigns().create(DemoCast.PLANNER.actor(), CAMPAIGN, wanted))
                .map(Campaign::id);
    }

    /** Releases and pushes, counted from {@code start}; the operator arms them. */
    Future<Void> arm(Instant start) {
        Instant zero = start.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        ContentService works = ground.content().service();
        return works.scheduleRelease(DemoCast.PLANNER.actor(), DemoWorks.ARTICLE, zero.plus(FIRST))
                .compose(v -> works.scheduleRelease(DemoCast.PLANNER.actor(), DemoWorks.FILM, zero.plus(SECOND)))
                .compose(v -> push("push_demo1", DemoWorks.ARTICLE, WEBHOOK, zero.plus(FIRST)))
                .compose(v -> push("push_demo2", DemoWorks.FILM, WECHAT, zero.plus(SECOND)))
                .compose(v -> push("push_demo3", DemoWorks.ARTICLE, WECHAT, zero.plus(THIRD)))
                .compose(v -> push(
                        "push_demo4",
                        pushOf(DemoWorks.ARTICLE, MAIL, zero.plus(FOURTH)).to(DemoAudience.EVERYBODY)));
    }

    /** The sandbox may listen on another port than at the last start. */
    Future<Void> pointChannels() {
        ChannelService channels = ground.deliveries().channels();
        return channels.changeSettings(
                        DemoCast.OPERATOR.actor(), WEBHOOK, samples.partner().with(webhook()))
                .compose(v -> channels.changeSettings(
                        DemoCast.OPERATOR.actor(), WECHAT, samples.wechat().with(wechat())))
                .compose(v -> channel(MAIL, samples.mail().channel(mail(), sandbox.mailPassword())));
    }

    private Future<Void> channels() {
        return channel(WEBHOOK, samples.partner().channel(webhook(), sandbox.webhookSecret()))
                .compose(v -> channel(WECHAT, samples.wechat().channel(wechat(), sandbox.appSecret())))
                .compose(v -> channel(MAIL, samples.mail().channel(mail(), sandbox.mailPassword())));
    }

    /** A first start that was killed half-way may have made it with the sandbox on another port. */
    private Future<Void> channel(String id, NewChannel wanted) {
        ChannelService channels = ground.deliveries().channels();
        Map<String, String> settings = Optional.ofNullable(wanted.settings()).orElse(Map.of());
        return channels.createAccount(DemoCast.OPERATOR.actor(), id, wanted)
                .<Void>mapEmpty()
                .recover(there -> channels.changeSettings(DemoCast.OPERATOR.actor(), id, settings)
                        .mapEmpty());
    }

    private Map<String, String> webhook() {
        return Map.of("url", sandbox.hookUrl());
    }

    private Map<String, String> wechat() {
        return Map.of("app-id", DemoSandbox.APP_ID, "base-url", sandbox.wechatUrl());
    }

    private Map<String, String> mail() {
        return Map.of("port", String.valueOf(sandbox.mailPort()), "login", DemoSandbox.MAIL_LOGIN);
    }

    private static NewPush pushOf(String workId, String channelId, Instant due) {
        LocalDateTime local = LocalDateTime.ofInstant(due, ZONE);
        return new NewPush(CAMPAIGN, workId, List.of(channelId), local, ZONE.getId(), null, true, true);
    }

    private Future<Void> push(String id, String workId, String channelId, Instant due) {
        return push(id, pushOf(workId, channelId, due));
    }

    private Future<Void> push(String id, NewPush wanted) {
        PushService pushes = ground.campaigns().pushes();
        return pushes.plan(DemoCast.OPERATOR.actor(), id, wanted)
                .compose(planned -> planned.push().stateWord() == PushState.PLANNED
                        ? pushes.arm(DemoCast.OPERATOR.actor(), id)
                        : Future.succeededFuture(planned))
                .mapEmpty();
    }
}
