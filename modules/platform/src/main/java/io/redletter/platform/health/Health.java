package io.redletter.platform.health;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What must be there for the program to serve: named checks, each asked anew with a short limit. */
public final class Health {
    private static final long LIMIT_MILLIS = 1500;

    private final Map<String, Supplier<Future<?>>> checks = new ConcurrentHashMap<>();

    /** Adds a check; it succeeds when the thing is there. */
    public Health check(String name, Supplier<Future<?>> check) {
        checks.put(name, check);
        return this;
    }

    /** Asks every check; never fails. */
    public Future<Report> ask() {
        List<String> names = checks.keySet().stream().sorted().toList();
        List<Future<String>> answers = names.stream().map(this::ask).toList();
        return Future.join(answers).otherwiseEmpty().map(all -> {
            Map<String, String> states = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                states.put(names.get(i), answers.get(i).result());
            }
            return new Report(states);
        });
    }

    private Future<String> ask(String name) {
        Supplier<Future<?>> check = checks.getOrDefault(name, Future::succeededFuture);
        return Future.future(promise -> check.get()
                .timeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(there -> promise.complete("up"))
                .onFailure(away -> promise.complete("down: " + away.getMessage())));
    }

    /** @param checks "up", or "down: reason", by name */
    public record Report(Map<String, String> checks) {
        public boolean ready() {
            return checks.values().stream().allMatch("up"::equals);
        }
    }
}
