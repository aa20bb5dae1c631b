package io.redletter.content;

import io.vertx.core.Future;

/** A work as its reader sees it on a phone. */
public final class H5Page {
    H5Page() {}

    /**
     * The page for one wording, without asking the gate: whoever serves it has asked, or knows that the reader is staff.
     *
     * @param preview leaves the counting out and says that it is a preview
     */
    public Future<String> render(Work work, WorkVersion version, boolean preview) {
        return Future.failedFuture(new UnsupportedOperationException(work.id() + version.id() + preview));
    }

    /** The {@code Content-Security-Policy} under which the page is to be served. */
    public String policy() {
        return "default-src 'none'";
    }
}
