package io.redletter.content;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which work an address names; a slug never changes hands, so it is remembered once found. */
final class SlugMemory {
    private static final int MOST = 5_000;
    private static final String ID_PREFIX = "work_";

    private final WorkStore store;
    private final Map<String, String> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    SlugMemory(WorkStore store) {
        this.store = store;
    }

    /** The id behind a slug; an id, or what names nothing, comes back as it is. */
    Future<String> workId(String idOrSlug) {
        if (idOrSlug.startsWith(ID_PREFIX)) {
            return Future.succeededFuture(idOrSlug);
        }
        synchronized (known) {
            String id = known.get(idOrSlug);
            if (id != null) {
                return Future.succeededFuture(id);
            }
        }
        return store.bySlug(idOrSlug).map(found -> {
            found.ifPresent(work -> remember(work.slug(), work.id()));
            return found.map(Work::id).orElse(idOrSlug);
        });
    }

    private void remember(String slug, String id) {
        synchronized (known) {
            known.put(slug, id);
        }
    }
}
