package io.redletter.bench.crash.house;

import io.redletter.sandbox.Sandbox;
import io.redletter.sandbox.SandboxConfig;
import io.redletter.sandbox.mail.MailHouse;
import io.redletter.sandbox.webhook.WebhookEndpoint;
import io.redletter.sandbox.wechat.AccountKind;
import io.redletter.sandbox.wechat.WechatApp;
import io.redletter.sandbox.wechat.WechatLimits;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The sandbox as a process of its own, with so many webhook receivers and accounts, and without any limit on how much. */
public final class SandboxProcess {
    private static final int PLENTY = 1_000_000;
    private static final Duration PUBLISHING = Duration.ofSeconds(1);

    private SandboxProcess() {}

    /** Arguments: directory, number of receivers, number of accounts. Prints {@code sandbox URL}, {@code mail PORT} and {@code ready}. */
    public static void main(String[] arguments) {
        List<WebhookEndpoint> hooks = IntStream.range(0, Integer.parseInt(arguments[1]))
                .mapToObj(i -> new WebhookEndpoint(hook(i), hookSecret(i)))
                .toList();
        List<WechatApp> apps = IntStream.range(0, Integer.parseInt(arguments[2]))
                .mapToObj(i -> new WechatApp(app(i), appSecret(i), AccountKind.SERVICE))
                .toList();
        WechatLimits limits = new WechatLimits(PUBLISHING, 32, PLENTY, PLENTY, Map.of(), Map.of());
        SandboxConfig config = new SandboxConfig("127.0.0.1", 0, Path.of(arguments[0]), apps, hooks, MailHouse.open());
        Sandbox.start(Vertx.vertx(), config, Clock.systemUTC(), limits).onComplete(started -> {
            if (started.failed()) {
                started.cause().printStackTrace();
                System.exit(1);
            }
            System.out.println("sandbox " + started.result().url());
            System.out.println("mail " + started.result().mailPort());
            System.out.println("ready");
        });
    }

    /** The name of a receiver. */
    public static String hook(int number) {
        return "hook" + number;
    }

    /** Its secret, which is none to this benchmark. */
    public static String hookSecret(int number) {
        byte[] bytes = ("bench-crash-receiver-no-secret-" + number).getBytes(StandardCharsets.US_ASCII);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /** The id of an account. */
    public static String app(int number) {
        return "wxcrash" + number;
    }

    /** Its secret. */
    public static String appSecret(int number) {
        return "bench-crash-" + number;
    }
}
