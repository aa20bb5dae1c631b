package io.redletter.platform;

import io.vertx.redis.client.Command;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a {@link Platform} on real servers with a database of its own, an emptied Redis, and a
 * {@link SettableClock} that starts at 2027-06-01 00:00 UTC. Parameters: {@code Platform}, {@code SettableClock}.
 */
public final class PlatformExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    public static final Instant START = Instant.parse("2027-06-01T00:00:00Z");

    private final SettableClock clock = SettableClock.at(START);
    private Platform platform;

    @Override
    public void beforeAll(ExtensionContext context) {
        platform();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        TestPlatform.close(platform());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Platform.class || type == SettableClock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class ? platform() : clock;
    }

    /** Opened on first use: with one instance per class, its constructor asks before {@code beforeAll} is called. */
    private Platform platform() {
        if (platform == null) {
            platform = TestPlatform.open(clock);
            TestPlatform.await(platform.redis().send(Command.FLUSHALL));
        }
        return platform;
    }
}
