package io.redletter.campaign;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.Actor;
import io.redletter.agenda.Agenda;
import io.redletter.campaign.cascade.CascadeApi;
import io.redletter.campaign.cascade.CascadeGround;
import io.redletter.campaign.cascade.CascadeService;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.days.DaysApi;
import io.redletter.campaign.dryrun.DryRunApi;
import io.redletter.campaign.joint.JointApi;
import io.redletter.campaign.joint.JointService;
import io.redletter.campaign.pause.PauseApi;
import io.redletter.campaign.pause.PauseService;
import io.redletter.campaign.proposal.PlanDocumentService;
import io.redletter.campaign.proposal.Proposals;
import io.redletter.campaign.rehearsal.RehearsalApi;
import io.redletter.campaign.rehearsal.Rehearsals;
import io.redletter.campaign.target.TargetService;
import io.redletter.campaign.target.TargetsApi;
import io.redletter.campaign.task.StandardTasks;
import io.redletter.campaign.task.TaskService;
import io.redletter.campaign.task.TasksApi;
import io.redletter.content.Content;
import io.redletter.observance.Almanac;
import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Routes;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The capability, wired: built once by the main class. Its channels come from above, by {@link #join}. */
public final class Campaigns {
    private static final Logger LOG = LoggerFactory.getLogger(Campaigns.class);
    private static final long SWEEP_MILLIS = 60_000;
    private static final long NO_TIMER = -1;

    private final Platform platform;
    private final CampaignStore campaignStore;
    private final PushStore pushStore;
    private final CampaignService campaigns;
    private final PushService pushes;
    private final TargetService targets;
    private final Proposals proposals;
    private final CampaignCalendar calendar;
    private final DayBook days;
    private final LateChannels channels = new LateChannels();
    private final LateQuotas quotas = new LateQuotas();
    private final TaskService tasks;
    private final CascadeService cascades;
    private final CascadeGround ground;
    private final JointService joint;
    private final PushGivingUp givingUp;
    private final DryRuns dryRuns;
    private final FreeSlots slots;
    private final PauseService pauses;
    private volatile Rehearsals rehearsals = Rehearsals.NONE;
    private long timer = NO_TIMER;

    /** What campaigns stand on. */
    public record Ground(
            Accounts accounts,
            Content content,
            Agenda agenda,
            Almanac almanac,
            StandardTasks standardTasks,
            ChannelDefaults defaults) {
        /** Where channels say nothing of their own. */
        public Ground(Accounts accounts, Content content, Agenda agenda, Almanac almanac, StandardTasks standardTasks) {
            this(accounts, content, agenda, almanac, standardTasks, ChannelDefaults.STANDARD);
        }

        /** Without a checklist. */
        public Ground(Accounts accounts, Content content, Agenda agenda, Almanac almanac) {
            this(accounts, content, agenda, almanac, StandardTasks.NONE);
        }
    }

    public Campaigns(Platform platform, Ground ground) {
        var tree = ground.accounts().service().tree();
        var trail = ground.accounts().trail();
        this.platform = platform;
        this.campaignStore = new CampaignStore(platform.mongo());
        this.pushStore = new PushStore(platform.mongo());
        PushWatch watch = new PushWatch(ground.agenda(), trail, platform.bus(), quotas);
        PushLaneDocuments documents = new PushLaneDocuments(platform.mongo());
        PushEnding ending = new PushEnding(platform, pushStore, documents, watch);
        PushArming arming = new PushArming(
                ground.agenda()::now,
                ArmingGround.stored(
                        campaignStore,
                        ground.content().service(),
                        ground.content().gate(),
                        channels),
                channels);
        this.days = new DayBook(platform, ground.almanac(), tree, trail);
        this.pauses = new PauseService(platform, ground.agenda(), tree, trail, this::campaign);
        PushWarnings warnings = new PushWarnings(pushStore, days, tree, ground.defaults(), pauses);
        PushPlanning planning = new PushPlanning(
                platform,
                campaignStore,
                pushStore,
                arming,
                watch,
                quotas,
                new PushPlanning.Advice(warnings, ground.defaults()));
        this.pushes = new PushService(pushStore, planning, arming, ending, watch, tree, quotas);
        this.givingUp = new PushGivingUp(pushStore, watch, ground.agenda()::now);
        this.dryRuns = new DryRuns(
                campaignStore,
                pushStore,
                planning,
                tree,
                ground.agenda()::now,
                new DryRunTable.Ground(arming, warnings, channels, quotas));
        this.slots = new FreeSlots(pushStore, channels, ground.defaults(), quotas, tree, ground.agenda()::now);
        CampaignDates dates = new CampaignDates(days);
        CampaignWatch told = new CampaignWatch(trail, platform.bus());
        this.tasks = new TaskService(platform, ground.accounts(), this::campaign, ground.standardTasks());
        this.campaigns = new CampaignService(platform, campaignStore, dates, tree, told, ending, this::hanging);
        this.targets = new TargetService(platform, tree, trail);
        ground.content().join(new WorkDoor(campaignStore, tree));
        var works = ground.content().service();
        PlannedDays planned = new PlannedDays(
                platform, new PlannedDays.Ground(campaignStore, pushStore, works, tasks, days), tree, told);
        this.proposals = new Proposals(
                platform,
                new Proposals.Ground(
                        ground.accounts(), days, planned, targets, new UnitUse(campaignStore, works, channels)));
        CascadeParts parts = new CascadeParts(
                new CascadeParts.Stores(campaignStore, pushStore),
                told,
                new PushShift(pushStore, arming, watch, quotas),
                tasks,
                ground.content().service(),
                tree,
                platform.clock());
        this.cascades = new CascadeService(
                platform, new CascadeService.Parts(ground.accounts(), days, quotas, parts, ground.agenda()::now));
        this.ground = parts;
        this.joint = new JointService(
                platform,
                new JointService.Ground(
                        ground.accounts(),
                        this::campaign,
                        works,
                        new JointPushDesk(ground.agenda()::now, tree, pushStore, arming, watch, quotas),
                        ground.agenda()::now));
        this.calendar = new CampaignCalendar(platform, campaignStore, ending, told);
    }

    /** Gives the channels in; once, before {@link #start}. They stand above campaigns and are built after them. */
    public void join(Channels above) {
        channels.join(above);
    }

    /** Gives the quotas in; before {@link #start}. Until then no channel has a limit. */
    public void join(Quotas above) {
        quotas.join(above);
    }

    /** Gives the stage for rehearsals in; without it there are none. */
    public void join(Rehearsals above) {
        rehearsals = above;
    }

    /** Makes the indexes, and sweeps now and every minute. */
    public Future<Void> start() {
        return Future.succeededFuture()
                .map(v -> channels.joined())
                .compose(v -> campaignStore.start())
                .compose(v -> days.start())
                .compose(v -> pushStore.start())
                .compose(v -> tasks.start())
                .compose(v -> targets.start())
                .compose(v -> proposals.start())
                .compose(v -> cascades.start())
                .compose(v -> joint.start())
                .compose(v -> pauses.start())
                .compose(v -> sweep().otherwiseEmpty())
                .onSuccess(v -> timer = platform.vertx().setPeriodic(SWEEP_MILLIS, tick -> sweep().onFailure(
                                failure -> LOG.debug("next sweep tries again", failure))));
    }

    public Future<Void> stop() {
        if (timer != NO_TIMER) {
            platform.vertx().cancelTimer(timer);
        }
        return days.stop();
    }

    /** One sweep, as start and every minute bring it. */
    Future<Void> sweep() {
        return Future.join(calendar.sweep(), cascades.sweep(), joint.sweep(), givingUp.sweep())
                .mapEmpty();
    }

    /** The year of days: when is what, for everybody and for a unit. */
    public DayBook days() {
        return days;
    }

    public CampaignService campaigns() {
        return campaigns;
    }

    public PushService pushes() {
        return pushes;
    }

    /** What would leave, before anybody confirms. */
    public DryRuns dryRuns() {
        return dryRuns;
    }

    /** Where there is room. */
    public FreeSlots slots() {
        return slots;
    }

    /** Playing a campaign through before it happens. */
    public Rehearsals rehearsals() {
        return rehearsals;
    }

    /** Lanes and campaigns that were stopped for a while. */
    public PauseService pauses() {
        return pauses;
    }

    /** What is to be done for campaigns. */
    public TaskService tasks() {
        return tasks;
    }

    /** One work to many units' channels at one instant. */
    public JointService joint() {
        return joint;
    }

    /** What moves when a date does. */
    public CascadeService cascades() {
        return cascades;
    }

    /** What cascades read and move, for a test that breaks one off. */
    CascadeGround ground() {
        return ground;
    }

    /** What channels still let through. */
    public Quotas quotas() {
        return quotas;
    }

    /** Plan documents that were handed in, and what people make of them. */
    public PlanDocumentService proposals() {
        return proposals.service();
    }

    public TargetService targets() {
        return targets;
    }

    public List<ApiOperations> operations() {
        return List.of(
                new DaysApi(days, platform.clock()),
                new CampaignsApi(campaigns, new PushesApi(pushes), platform.clock()),
                new TasksApi(tasks, this::campaign),
                new CascadeApi(cascades),
                new JointApi(joint),
                proposals.operations(),
                new TargetsApi(targets),
                new DryRunApi(dryRuns, slots),
                new PauseApi(pauses),
                new RehearsalApi(this::rehearsals));
    }

    public List<Routes> routes() {
        return List.of();
    }

    private Future<Campaign> campaign(Actor actor, String id) {
        return campaigns.get(actor, id);
    }

    private Future<Long> hanging(String campaignId) {
        return pushStore.hanging(campaignId).compose(pushes -> tasks.hanging(campaignId)
                .map(open -> pushes + open));
    }
}
