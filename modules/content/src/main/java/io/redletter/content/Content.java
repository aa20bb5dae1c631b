package io.redletter.content;

import io.redletter.accounts.Accounts;
import io.redletter.agenda.Agenda;
import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Routes;
import io.redletter.platform.template.Templates;
import io.vertx.core.Future;
import java.util.List;

/** The capability, wired: built once by the main class, before the agenda starts. */
public final class Content {
    private final WorkStore store;
    private final ContentService service;
    private final EmbargoGate gate;
    private final H5Page page;
    private final ShortLinks links;
    private final MediaLibrary library;

    /** Opens the release lane of the agenda, which must not have started yet. */
    public Content(
            Platform platform,
            ContentConfig config,
            Accounts accounts,
            Agenda agenda,
            Templates templates,
            PageTokens tokens) {
        store = new WorkStore(platform.mongo());
        gate = new EmbargoGate(store, agenda::now);
        WorkTrail trail = new WorkTrail(accounts.trail(), platform.bus());
        Releasing releasing = new Releasing(platform, store, trail, agenda, gate);
        service = new ContentService(
                new Writing(platform, store, trail, releasing),
                new Reviewing(platform, store, trail),
                releasing,
                store,
                new Sights(accounts.service().tree(), store));
        page = new H5Page();
        links = new ShortLinks(platform, config.publicUrl());
        library = new MediaLibrary(store);
        agenda.open(new ReleaseLane(store, releasing));
    }

    /** Makes the indexes, clears away what broken uploads left. */
    public Future<Void> start() {
        return store.start();
    }

    public Future<Void> stop() {
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
        return List.of();
    }

    public List<Routes> routes() {
        return List.of();
    }
}
