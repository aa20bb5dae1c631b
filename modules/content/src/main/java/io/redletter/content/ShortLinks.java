package io.redletter.content;

import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.vertx.core.Future;
import java.util.Optional;

/** Short addresses {@code /s/{code}}, one for each work and channel. */
public final class ShortLinks {
    private static final int LENGTH = 8;
    private static final int TRIES = 4;

    private final Platform platform;
    private final String publicUrl;
    private final Documents<ShortLink> links;

    ShortLinks(Platform platform, String publicUrl) {
        this.platform = platform;
        this.publicUrl = publicUrl;
        this.links = new Documents<>(platform.mongo(), "link", "shortlinks", ShortLink.class);
    }

    /** The code for a work on a channel; the same for the same two, for ever. */
    public Future<String> codeFor(String workId, String channelId) {
        return taken(workId, channelId, 0);
    }

    /** The full short address, such as {@code https://host/s/4fT0aQ9x}. */
    public Future<String> urlFor(String workId, String channelId) {
        return codeFor(workId, channelId).map(code -> publicUrl + "/s/" + code);
    }

    Future<Optional<ShortLink>> find(String code) {
        return links.find(code);
    }

    private Future<String> taken(String workId, String channelId, int attempt) {
        ShortLink link = new ShortLink(
                code(workId, channelId, attempt),
                1,
                workId,
                channelId,
                platform.clock().instant());
        return links.find(link.id())
                .compose(found -> found.isPresent()
                        ? settled(found.get(), link, attempt)
                        : links.insert(link)
                                .map(ShortLink::id)
                                .recover(failure -> failure instanceof AlreadyThereException
                                        ? links.get(link.id()).compose(there -> settled(there, link, attempt))
                                        : Future.failedFuture(failure)));
    }

    /** Two pairs may meet in one code, once in many millions: the later one takes its next. */
    private Future<String> settled(ShortLink there, ShortLink wanted, int attempt) {
        if (there.workId().equals(wanted.workId()) && there.channelId().equals(wanted.channelId())) {
            return Future.succeededFuture(there.id());
        }
        return attempt < TRIES
                ? taken(wanted.workId(), wanted.channelId(), attempt + 1)
                : Future.failedFuture(new AlreadyThereException("link", wanted.id()));
    }

    private String code(String workId, String channelId, int attempt) {
        String named = attempt + "\n" + workId.length() + "\n" + workId + channelId;
        return Base62.text(platform.vault().mac("content/shortlink", named), LENGTH);
    }
}
