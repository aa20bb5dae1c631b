package io.redletter.content;

import io.redletter.accounts.Accounts;
import io.redletter.agenda.Agenda;
import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Routes;
import io.redletter.platform.template.Templates;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The capability, wired: built once by the main class, before the agenda starts. */
public final class Content {
    private static final Logger LOG = LoggerFactory.getLogger(Content.class);
    private static final long SWEEP_MILLIS = Duration.ofMinutes(1).toMillis();

    private final Platform platform;
    private final WorkStore store;
    private final Releasing releasing;
    private final ContentService service;
    private final EmbargoGate gate;
    private final H5Page page;
    private final ShortLinks links;
    private final MediaLibrary library;
    private long sweepTimer = -1;

    /** Opens the release lane of the agenda, which must not have started yet. */
    public Content(
            Platform given,
            ContentConfig config,
            Accounts accounts,
            Agenda agenda,
            Templates templates,
            PageTokens tokens) {
        platform = inWholeMillis(given);
        store = new WorkStore(platform.mongo());
        gate = new EmbargoGate(store, agenda::now);
        WorkTrail trail = new WorkTrail(accounts.trail(), platform.bus());
        releasing = new Releasing(platform, store, trail, agenda, gate);
        service = new ContentService(
                new Writing(platform, store, trail, releasing),
                new Reviewing(platform, store, trail),
                releasing,
                store,
                new Sights(accounts.service().tree(), store));
        page = new H5Page(
                templates, tokens, config.publicUrl(), accounts.service().tree());
        links = new ShortLinks(platform, config.publicUrl());
        library = new MediaLibrary(platform, config, store, trail);
        agenda.open(new ReleaseLane(store, releasing));
    }

    /** Gives the campaigns in; until then a work may begin in any. */
    public void join(CampaignDoor above) {
        service.join(above);
    }

    /** Makes the indexes, clears away what broken uploads left, mends planned releases, and goes on doing so. */
    public Future<Void> start() {
        return store.start()
                .compose(v -> library.start())
                .compose(v -> releasing.sweep())
                .onSuccess(v -> sweepTimer = platform.vertx().setPeriodic(SWEEP_MILLIS, timer -> sweep()));
    }

    public Future<Void> stop() {
        platform.vertx().cancelTimer(sweepTimer);
        return Future.succeededFuture();
    }

    public ContentService service() {
        return service;
    }

    public EmbargoGate gate() {
        return gate;
    }

    public H5Page page() {
        return page;
    }

    public ShortLinks links() {
        return links;
    }

    public MediaLibrary media() {
        return library;
    }

    public List<ApiOperations> operations() {
        return List.of(
                new ContentApi(platform.clock(), service, library, new UploadHandler(platform.vertx(), library)));
    }

    public List<Routes> routes() {
        return List.of(new MediaRoutes(library, gate), new H5Routes(platform.vertx(), gate, page, links, store));
    }

    /** Times as the store keeps them, so that what is answered and what is stored are the same. */
    private static Platform inWholeMillis(Platform given) {
        return new Platform(
                given.vertx(),
                Clock.tick(given.clock(), Duration.ofMillis(1)),
                given.mongo(),
                given.redis(),
                given.bus(),
                given.meters(),
                given.vault(),
                given.data());
    }

    private void sweep() {
        Future.join(releasing.sweep(), library.clearAbandoned())
                .onFailure(failure -> LOG.warn("content sweep failed, next in a minute", failure));
    }
}
