package io.redletter.app;

import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Both stores may be away for a minute, at the start of a node too: it waits for them so long, says so once, and then gives up with
 * a sentence.
 */
final class StoresAway {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Platform platform;
    private final PrintWriter words;
    private final long until = System.nanoTime() + PATIENCE.toNanos();
    private boolean said;

    /** @param words where a person reads what it waits for */
    StoresAway(Platform platform, PrintWriter words) {
        this.platform = platform;
        this.words = words;
    }

    /** Completes when both have answered; fails with a {@link UsageException} that names the one that has not. */
    Future<Void> over() {
        return answers("MongoDB", platform.mongo().ping())
                .compose(v -> answers("Redis", platform.redis().ping()))
                .recover(away -> {
                    if (System.nanoTime() >= until) {
                        return Future.failedFuture(away);
                    }
                    if (!said) {
                        said = true;
                        words.println(away.getMessage());
                    }
                    return platform.vertx().timer(BETWEEN.toMillis()).compose(v -> over());
                });
    }

    private static Future<Void> answers(String store, Future<Void> ping) {
        return ping.recover(failure -> Future.failedFuture(new UsageException(
                store + " 没有回答,等待至多一分钟 (does not answer, waiting for a minute at most): " + failure.getMessage())));
    }
}
