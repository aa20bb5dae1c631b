package io.redletter.delivery;

import io.redletter.accounts.Accounts;
import io.redletter.agenda.Agenda;
import io.redletter.campaign.Campaigns;
import io.redletter.content.Content;
import io.redletter.delivery.audience.AudienceHouse;
import io.redletter.delivery.audience.Audiences;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.OpenedAccount;
import io.redletter.delivery.figures.FigureBook;
import io.redletter.delivery.figures.FigureLane;
import io.redletter.delivery.figures.FigureSource;
import io.redletter.delivery.figures.PushFigures;
import io.redletter.delivery.list.ListConfig;
import io.redletter.delivery.list.ListDeliveries;
import io.redletter.delivery.mail.Mail;
import io.redletter.delivery.mail.MailConfig;
import io.redletter.delivery.outbound.Outbound;
import io.redletter.delivery.outbound.TargetGuard;
import io.redletter.delivery.quota.CallLimits;
import io.redletter.delivery.quota.QuotaLedger;
import io.redletter.delivery.quota.QuotaRules;
import io.redletter.delivery.webhook.WebhookChannel;
import io.redletter.delivery.wechat.WechatChannel;
import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Routes;
import io.redletter.platform.secret.SealedPlace;
import io.redletter.platform.template.Templates;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The capability, wired: built once by the main class, before the agenda starts. Gives its channels to campaigns, and
 * opens the lanes {@code push} and {@code delivery}.
 */
public final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    /** Where channels' secrets are sealed. */
    public static final SealedPlace SEALED = SealedPlace.byId("channels", "sealedSecret", "channel/", "/secret");

    private static final long SWEEP_MILLIS = 60_000;
    private static final Duration SETTLE = Duration.ofSeconds(5);

    /** Of one list delivery, over all nodes: each keeps at most twenty messages on the wire. */
    private static final int CHUNKS_AT_A_TIME = 8;

    private final Platform platform;
    private final AccountStore accounts;
    private final DeliveryStore store;
    private final Settling settling;
    private final Outbound outbound;
    private final ChannelService channels;
    private final DeliveryService service;
    private final ChannelKeys keys;
    private final ChannelWatch watch;
    private final Kinds kinds;
    private final ConfirmAlarms alarms;
    private final RecallStore recallStore;
    private final ReplayStore replayStore;
    private final Desk desk;
    private final QuotaLedger quotas;
    private final AudienceHouse audiences;
    private final CallLimits calls;
    private final WechatChannel wechat;
    private final Looking looking;
    private final FigureLane figures;
    private final PushFigures pushFigures;
    private final AccountSecrets secrets;
    private final InstantSource time;
    private final @Nullable Mail mail;
    private final @Nullable ListDeliveries lists;
    private Runnable listening = () -> {};
    private long timer = -1;
    private long settleTimer = -1;

    /** What delivery stands on. */
    public record Ground(
            Accounts accounts,
            Content content,
            Campaigns campaigns,
            Agenda agenda,
            QuotaRules quotas,
            FigureBook figures,
            @Nullable Mailing mailing) {
        /** Without e-mail. */
        public Ground(
                Accounts accounts,
                Content content,
                Campaigns campaigns,
                Agenda agenda,
                QuotaRules quotas,
                FigureBook figures) {
            this(accounts, content, campaigns, agenda, quotas, figures, null);
        }

        /** Where nobody keeps what platforms count. */
        public Ground(Accounts accounts, Content content, Campaigns campaigns, Agenda agenda, QuotaRules quotas) {
            this(accounts, content, campaigns, agenda, quotas, FigureBook.NONE);
        }

        /** Where no channel has a limit. */
        public Ground(Accounts accounts, Content content, Campaigns campaigns, Agenda agenda) {
            this(accounts, content, campaigns, agenda, QuotaRules.NONE);
        }
    }

    /**
     * What e-mail needs besides.
     *
     * @param audiences who is on the lists; null for the program's own
     */
    public record Mailing(Templates templates, MailConfig config, @Nullable Audiences audiences) {
        /** To the people of the program's own lists. */
        public Mailing(Templates templates, MailConfig config) {
            this(templates, config, null);
        }
    }

    public Deliveries(Platform platform, DeliveryConfig config, Ground ground) {
        var units = ground.accounts().service().tree();
        var trail = ground.accounts().trail();
        Agenda agenda = ground.agenda();
        this.time = agenda::now;
        this.platform = platform;
        this.accounts = new AccountStore(platform.mongo());
        this.store = new DeliveryStore(platform.mongo());
        TargetGuard guard = new TargetGuard(platform.vertx(), config.allowPrivate(), config.onlyThose());
        this.outbound = new Outbound(platform.vertx(), guard);
        this.secrets = new AccountSecrets(platform.vault());
        this.calls = new CallLimits(platform.mongo(), ground.quotas(), time);
        this.wechat = new WechatChannel(platform, outbound, ground.content().media(), calls, time);
        this.looking = new Looking(agenda, store);
        List<Channel> channelKinds = new ArrayList<>(List.of(new WebhookChannel(outbound, time), wechat));
        Mailing mailing = ground.mailing();
        this.mail = mailing == null ? null : new Mail(platform, mailing.config(), mailing.templates(), guard);
        if (mail != null) {
            channelKinds.add(mail.channel());
        }
        this.kinds = new Kinds(channelKinds);
        PushDesk pushes = new PushDesk(platform.mongo(), ground.campaigns().pushes());
        this.audiences = new AudienceHouse(platform, config.audiences(), units, trail, pushes::isAwaited);
        Audiences people = mailing == null || mailing.audiences() == null ? audiences.sending() : mailing.audiences();
        this.channels = new ChannelService(platform, accounts, secrets, kinds, units, trail, people);
        this.service = new DeliveryService(agenda, store, units, trail);
        this.settling = new Settling(platform.mongo(), pushes, store);
        Turns turns = new Turns(agenda, pushes, store, accounts);
        Leave leave = new Leave(
                platform.vertx(),
                time,
                config.publicUrl(),
                pushes,
                accounts,
                ground.content().gate(),
                turns);
        Delivering delivering =
                new Delivering(time, new VertxTicks(platform.vertx()), store, leave, kinds, secrets, config);
        AccountDoor door = new AccountDoor(accounts, units);
        this.keys = new ChannelKeys(door, accounts, secrets, kinds, trail, time);
        this.watch = new ChannelWatch(door, store, secrets, kinds, delivering, time);
        channels.join(watch);
        Ending ending = new Ending(platform, agenda, config, store, accounts, turns);
        this.alarms = new ConfirmAlarms(platform, agenda, store, config.confirmWithin());
        this.recallStore = new RecallStore(platform.mongo());
        this.replayStore = new ReplayStore(platform.mongo());
        this.desk = new Desk(
                new DeskService(store, accounts, kinds, alarms, units),
                new RecallService(agenda, recallStore, store, accounts, kinds, pushes, units, trail),
                new ReplayService(agenda, replayStore, store, units, trail));
        this.quotas = new QuotaLedger(platform, ground.quotas(), new QuotaView(accounts, pushes, store), trail, time);
        ground.campaigns().join(channels);
        ground.campaigns().join(quotas);
        agenda.open(new PushLane(agenda, pushes, store, ground.content().gate(), delivering, ending, settling));
        agenda.open(alarms);
        agenda.open(new RecallLane(agenda, recallStore, store, accounts, kinds, secrets));
        agenda.open(new ReplayLane(agenda, replayStore, store, accounts, kinds));
        agenda.open(new DeliveryLane(store, delivering, ending, settling));
        List<FigureSource> sources = List.of(wechat.figures());
        this.figures = new FigureLane(
                platform.mongo(),
                agenda,
                new FigureView(accounts, secrets, store),
                sources,
                new FigureLane.Rules(ground.quotas().figures(), ground.quotas()::zoneOf),
                ground.figures());
        this.pushFigures = new PushFigures(sources, ground.figures());
        agenda.open(figures);
        this.lists = mailing == null
                ? null
                : new ListDeliveries(
                        platform,
                        agenda,
                        people,
                        new ListStanding(store, leave, kinds, secrets),
                        new Backoff(config.gaps(), new SecureRandom())::after,
                        new ListConfig(CHUNKS_AT_A_TIME, config.mostAttempts()));
        if (mail != null && lists != null) {
            kinds.join(lists);
            service.join(lists);
            mail.join(lists, people);
        }
    }

    /** Makes the indexes, and ends what a death left unended, now and every few seconds. */
    public Future<Void> start() {
        return accounts.start()
                .compose(v -> store.start())
                .compose(v -> recallStore.start())
                .compose(v -> replayStore.start())
                .compose(v -> alarms.start())
                .compose(v -> settling.sweep(time.instant()))
                .compose(v -> quotas.start())
                .compose(v -> calls.start())
                .compose(v -> audiences.start())
                .compose(v -> wechat.start())
                .compose(v -> lists == null ? Future.succeededFuture() : lists.start())
                .compose(v -> mail == null ? Future.succeededFuture() : mail.start())
                .onSuccess(v -> {
                    listening = platform.bus().listen(DeliveryTopics.DELIVERY_CHANGED, this::heard);
                    timer = platform.vertx().setPeriodic(SWEEP_MILLIS, tick -> sweep());
                    settleTimer = platform.vertx().setPeriodic(SETTLE.toMillis(), tick -> settle());
                });
    }

    /** After the agenda has stopped. */
    public Future<Void> stop() {
        listening.run();
        platform.vertx().cancelTimer(timer);
        platform.vertx().cancelTimer(settleTimer);
        return (mail == null ? Future.<Void>succeededFuture() : mail.stop())
                .eventually(audiences::stop)
                .eventually(outbound::close);
    }

    /** Deliveries to many people; empty where there is no channel for them. */
    public Optional<ListDeliveries> lists() {
        return Optional.ofNullable(lists);
    }

    /** Where messages that came back are taken by SMTP; 0 where they are not. */
    public int bouncePort() {
        return mail == null ? 0 : mail.bouncePort();
    }

    public ChannelService channels() {
        return channels;
    }

    /** The secrets channels sign with. */
    public ChannelKeys keys() {
        return keys;
    }

    /** How channels fare. */
    public ChannelWatch watch() {
        return watch;
    }

    /** Where people settle what the program cannot, take back what is out, and try again what failed. */
    public Desk desk() {
        return desk;
    }

    public DeliveryService service() {
        return service;
    }

    /** The people of deliveries to lists. */
    public PeopleService people() {
        return new PeopleService(service, lists);
    }

    /** When platforms are asked what they counted. */
    public FigureLane figures() {
        return figures;
    }

    /** What platforms counted of a push's articles. */
    public PushFigures pushFigures() {
        return pushFigures;
    }

    /** What channels still let through. */
    public QuotaLedger quotas() {
        return quotas;
    }

    /** The people that list channels send to. */
    public AudienceHouse audiences() {
        return audiences;
    }

    private void settle() {
        settling.sweep(time.instant().minus(SETTLE))
                .onFailure(failure -> LOG.debug("pushes not settled, the next look does it", failure));
    }

    private void sweep() {
        Future.join(quotas.sweep(), figures.sweep(), alarms.sweep())
                .onFailure(failure -> LOG.warn("sweep failed, the next one tries again", failure));
    }

    private void heard(DeliveryTopics.DeliveryHint hint) {
        alarms.heard(hint.deliveryId(), DeliveryState.of(hint.state()))
                .onFailure(failure -> LOG.debug("alarm not raised, the sweep does it", failure));
        quotas.heard(hint.pushId(), hint.channelId(), DeliveryState.of(hint.state()))
                .onFailure(failure -> LOG.debug("quota not brought up to date, the sweep does it", failure));
    }

    public List<ApiOperations> operations() {
        return List.of(
                new DeliveryApi(channels, service, quotas, time),
                new PeopleApi(people()),
                new ChannelsApi(kinds, keys, watch),
                new DeskApi(desk),
                audiences.operations());
    }

    public List<Routes> routes() {
        List<Routes> routes = new ArrayList<>();
        routes.add(wechat.hooks(id -> opened(id, WechatChannel.KIND), looking));
        if (mail != null) {
            routes.addAll(mail.routes());
        }
        return routes;
    }

    /** An account of this kind with its secret open; empty where there is none. */
    private Future<Optional<OpenedAccount>> opened(String id, String kind) {
        return accounts.find(id)
                .map(found -> found.filter(account -> account.kind().equals(kind))
                        .map(account -> new OpenedAccount(account, secrets.open(account))));
    }
}
