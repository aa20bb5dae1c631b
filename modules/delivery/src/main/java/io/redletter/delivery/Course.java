package io.redletter.delivery;

import io.redletter.delivery.channel.Sending;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A delivery in this node's hands: every write carries the fence and gives the next one; the first may be its insert. */
final class Course implements Sending {
    private final DeliveryStore store;
    private final InstantSource clock;
    private final ChannelAccount account;
    private final String secret;
    private Delivery current;

    Course(DeliveryStore store, InstantSource clock, ChannelAccount account, String secret, Delivery current) {
        this.store = store;
        this.clock = clock;
        this.account = account;
        this.secret = secret;
        this.current = current;
    }

    Delivery current() {
        return current;
    }

    /** Stores the intent of an attempt, before its call. */
    Future<Void> begin(String what, String exactRequest) {
        return move(current.begun(what, exactRequest, clock.instant()));
    }

    @Override
    public Future<Void> keep(Map<String, String> steps) {
        return move(current.keeping(steps, clock.instant()));
    }

    Future<Void> move(Delivery next) {
        return store.replace(current, next).map(stored -> {
            current = stored;
            return null;
        });
    }

    @Override
    public String id() {
        return current.id();
    }

    @Override
    public String key() {
        return current.key();
    }

    @Override
    public Instant firstTriedAt() {
        return current.attempts().isEmpty()
                ? clock.instant()
                : current.attempts().get(0).startedAt();
    }

    @Override
    public ChannelAccount account() {
        return account;
    }

    @Override
    public String secret() {
        return secret;
    }

    @Override
    public String request() {
        String request = current.request();
        return request == null ? "" : request;
    }

    @Override
    public Map<String, String> progress() {
        return current.progress();
    }
}
