package io.redletter.platform.bus;

import io.redletter.platform.json.Json;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A doorbell: hints between capabilities. A hint may be lost; whoever listens also sweeps its store. */
public final class Bus {
    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

    private final EventBus events;

    public Bus(Vertx vertx) {
        this.events = vertx.eventBus();
    }

    /** Rings for everyone who listens to the topic; never fails, never waits. */
    public <T> void publish(Topic<T> topic, T body) {
        events.publish(topic.address(), Json.buffer(body));
    }

    /** Listens until the returned handle is run. A listener that throws is logged and goes on listening. */
    public <T> Runnable listen(Topic<T> topic, Consumer<T> listener) {
        var consumer = events.<Buffer>localConsumer(topic.address(), message -> {
            try {
                listener.accept(Json.read(message.body(), topic.body()));
            } catch (RuntimeException e) {
                LOG.warn("bus listener failed topic={}", topic.address(), e);
            }
        });
        return consumer::unregister;
    }
}
