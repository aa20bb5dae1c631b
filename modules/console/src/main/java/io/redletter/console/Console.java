package io.redletter.console;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.Permission;
import io.redletter.campaign.Campaigns;
import io.redletter.console.audiences.AudienceDesk;
import io.redletter.console.audiences.AudiencePages;
import io.redletter.console.board.BoardDesk;
import io.redletter.console.board.BoardPages;
import io.redletter.console.calendar.CalendarPages;
import io.redletter.console.calendar.RedLetters;
import io.redletter.console.campaigns.CampaignDesk;
import io.redletter.console.campaigns.CampaignPages;
import io.redletter.console.cascades.CascadeDesk;
import io.redletter.console.cascades.CascadePages;
import io.redletter.console.channels.ChannelDesk;
import io.redletter.console.channels.ChannelPages;
import io.redletter.console.desk.DeskPages;
import io.redletter.console.desk.DeskRoom;
import io.redletter.console.door.DoorPages;
import io.redletter.console.dryruns.DryRunPages;
import io.redletter.console.joint.JointDesk;
import io.redletter.console.joint.JointPages;
import io.redletter.console.partners.PartnerPages;
import io.redletter.console.pauses.PausePages;
import io.redletter.console.people.Names;
import io.redletter.console.plans.PlanDesk;
import io.redletter.console.plans.PlanPages;
import io.redletter.console.pushes.PushDesk;
import io.redletter.console.pushes.PushPages;
import io.redletter.console.rehearsals.RehearsalPages;
import io.redletter.console.settings.SettingsPages;
import io.redletter.console.targets.TargetDesk;
import io.redletter.console.targets.TargetPages;
import io.redletter.console.today.TodayDesk;
import io.redletter.console.today.TodayPage;
import io.redletter.console.web.Addresses;
import io.redletter.console.web.FileForms;
import io.redletter.console.web.Forms;
import io.redletter.console.web.Icons;
import io.redletter.console.web.Messages;
import io.redletter.console.web.Site;
import io.redletter.console.web.StaticFiles;
import io.redletter.console.works.WorkDesk;
import io.redletter.console.works.WorkPages;
import io.redletter.content.Content;
import io.redletter.delivery.Deliveries;
import io.redletter.feed.Feeds;
import io.redletter.platform.Platform;
import io.redletter.platform.http.Routes;
import io.redletter.platform.template.Templates;
import io.redletter.reach.ReachService;
import io.redletter.reach.ReachSheets;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** The capability, wired: built once by the main class, after everything it shows. Reads files: not on an event loop. */
public final class Console {
    /** The least that {@code HttpServerOptions.setMaxFormAttributeSize} must allow: the text of a work is one field. */
    public static final int FORM_FIELD_BYTES = Forms.BYTES;

    private static final String[] PAGES = {"/console", "/board"};
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Ground ground;
    private final StaticFiles files;
    private final Site site;
    private final RedLetters letters;
    private final Names names;
    private final Path data;

    /**
     * What the console shows.
     *
     * @param reach asked at each page: it is there once reach has started
     * @param sheets the same
     */
    public record Ground(
            Accounts accounts,
            Content content,
            Campaigns campaigns,
            Deliveries deliveries,
            Feeds feeds,
            Supplier<ReachService> reach,
            Supplier<ReachSheets> sheets) {}

    /**
     * @param templates opened on {@code directory}; the console shares its icons and file addresses with it
     * @param directory the top-level {@code templates/}, for words and static files
     */
    public Console(Platform platform, Templates templates, Path directory, Ground ground) {
        this.ground = ground;
        this.data = platform.data();
        this.files = StaticFiles.open(directory.resolve("static"));
        templates.share("asset", files).share("drawIcon", new Icons());
        this.letters = new RedLetters(ground.campaigns().days());
        this.names = new Names(
                ground.accounts().service(),
                ground.campaigns().campaigns(),
                ground.content().service(),
                ground.deliveries().channels(),
                ground.campaigns().joint());
        this.site = new Site(new Site.Look(
                templates, Messages.open(directory.resolve("i18n")), platform.clock(), ZONE, letters::isRed));
    }

    /** Reads forms of staff pages; belongs before the handler that finds out who asks. */
    public Handler<RoutingContext> forms() {
        var accounts = ground.accounts().service();
        var cookie = ground.accounts().cookie();
        long largest = ground.deliveries().audiences().config().largestMib() * 1024L * 1024L;
        Handler<RoutingContext> small = new Forms("/console", "/sign-in", "/sign-out");
        var lists = new FileForms(small, accounts, cookie, data, AudiencePages.upload(largest));
        return new FileForms(lists, accounts, cookie, data, PlanPages.UPLOAD_PLACE);
    }

    /** Static files, the door, and every page behind it. */
    public List<Routes> routes() {
        return List.of(
                files, new DoorPages(site, ground.accounts(), ground.campaigns().days()::almanac), this::pages);
    }

    /** Answers an address that nobody serves with a page; belongs after every route. */
    public Handler<RoutingContext> notFound() {
        return context -> Addresses.failed(site, context, 404);
    }

    private void pages(Router router) {
        Addresses addresses = Addresses.under(site, router, PAGES);
        var campaigns = ground.campaigns().campaigns();
        var pushes = ground.campaigns().pushes();
        var tasks = ground.campaigns().tasks();
        var content = ground.content().service();
        var deliveries = ground.deliveries().service();
        var channels = ground.deliveries().channels();
        addresses.get(
                "/console",
                Permission.VIEW,
                new TodayPage(new TodayDesk(
                        campaigns,
                        ground.campaigns().proposals(),
                        pushes,
                        ground.campaigns().joint(),
                        tasks,
                        content,
                        deliveries,
                        ground.deliveries().desk().open(),
                        ground.campaigns().pauses(),
                        names,
                        letters)));
        new CalendarPages(letters, campaigns, pushes, names, ground.feeds().calendarKeys(), ZONE).open(addresses);
        new CampaignPages(new CampaignDesk(
                        campaigns,
                        pushes,
                        tasks,
                        content,
                        ground.reach(),
                        ground.campaigns().days(),
                        ground.campaigns().pauses(),
                        names))
                .open(addresses);
        new PlanPages(new PlanDesk(
                        ground.campaigns().proposals(),
                        ground.campaigns().days(),
                        ground.accounts().service()))
                .open(addresses);
        new TargetPages(new TargetDesk(
                        ground.campaigns().targets(),
                        ground.campaigns().proposals(),
                        ground.accounts().service()))
                .open(addresses);
        new CascadePages(new CascadeDesk(ground.campaigns().cascades(), campaigns, names)).open(addresses);
        new WorkPages(new WorkDesk(ground.content(), campaigns, pushes, names, ZONE)).open(addresses);
        new PushPages(new PushDesk(
                        campaigns,
                        pushes,
                        content,
                        channels,
                        deliveries,
                        ground.deliveries().pushFigures(),
                        ground.campaigns().quotas(),
                        ground.campaigns().dryRuns(),
                        ground.campaigns().slots(),
                        names,
                        ground.deliveries().audiences(),
                        ZONE))
                .open(addresses);
        new JointPages(new JointDesk(
                        ground.campaigns().joint(), content, ground.accounts().service(), channels))
                .open(addresses);
        new DryRunPages(ground.campaigns().dryRuns(), names, ZONE).open(addresses);
        new RehearsalPages(() -> ground.campaigns().rehearsals(), campaigns).open(addresses);
        new PausePages(ground.campaigns().pauses(), names).open(addresses);
        new DeskPages(new DeskRoom(
                        ground.deliveries().desk(),
                        deliveries,
                        ground.deliveries().people(),
                        pushes,
                        names,
                        ZONE))
                .open(addresses);
        new ChannelPages(new ChannelDesk(
                        channels,
                        ground.deliveries().keys(),
                        ground.deliveries().watch(),
                        deliveries,
                        ground.campaigns().quotas(),
                        names))
                .open(addresses);
        new AudiencePages(new AudienceDesk(
                        ground.deliveries().audiences(), ground.accounts().service(), names, ZONE))
                .open(addresses);
        new PartnerPages(ground.feeds().partners()).open(addresses);
        new BoardPages(new BoardDesk(
                        campaigns,
                        pushes,
                        deliveries,
                        content,
                        ground.reach(),
                        ground.sheets(),
                        ground.campaigns().days(),
                        names))
                .open(addresses);
        new SettingsPages(ground.accounts()).open(addresses);
        for (String prefix : PAGES) {
            addresses.end(prefix);
        }
    }
}
