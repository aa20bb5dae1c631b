package io.redletter.bench.crash.channel;

import java.util.List;

/** Every channel there is. */
public final class CrashChannels {
    private static final List<CrashChannel> ALL =
            List.of(new Webhook(), new Wechat(false), new Wechat(true), new Email());

    private CrashChannels() {}

    public static List<CrashChannel> all() {
        return ALL;
    }

    /** How many webhook receivers the sandbox must have. */
    public static int hooks() {
        return Webhook.HOOKS;
    }

    /** How many accounts. */
    public static int apps() {
        return Wechat.APPS;
    }
}
