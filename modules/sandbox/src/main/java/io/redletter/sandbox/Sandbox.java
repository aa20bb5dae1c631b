package io.redletter.sandbox;

import io.redletter.sandbox.wechat.WechatLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;

/**
 * A running sandbox. WeChat's paths are below {@code /wechat}, webhooks arrive at {@code /hooks/{name}}, the sandbox's
 * own questions and orders are below {@code /sandbox}, and {@code /} shows people what was received.
 */
public final class Sandbox {
    private final Vertx vertx;
    private final String deployment;
    private final String host;
    private final int port;
    private final int mailPort;

    private Sandbox(Vertx vertx, String deployment, String host, int port, int mailPort) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.host = host;
        this.port = port;
        this.mailPort = mailPort;
    }

    /** Starts with the wall clock and the limits of a new account; done when it serves. */
    public static Future<Sandbox> start(Vertx vertx, SandboxConfig config) {
        return start(vertx, config, Clock.systemUTC());
    }

    /** Starts with the limits of a new account; done when it serves. */
    public static Future<Sandbox> start(Vertx vertx, SandboxConfig config, Clock clock) {
        return start(vertx, config, clock, WechatLimits.newAccount());
    }

    /**
     * Starts a sandbox; done when it serves. Fails if the port is taken, or the directory in use or damaged.
     *
     * @param clock decides quotas, token lives and the age of webhooks
     * @param limits what the WeChat stand-in enforces
     */
    public static Future<Sandbox> start(Vertx vertx, SandboxConfig config, Clock clock, WechatLimits limits) {
        SandboxVerticle verticle = new SandboxVerticle(config, clock, limits);
        return vertx.deployVerticle(verticle)
                .map(id -> new Sandbox(vertx, id, config.host(), verticle.port(), verticle.mailPort()));
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Its address on this machine without a slash at the end, for example {@code http://127.0.0.1:9000}. */
    public String url() {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        return "http://" + (everywhere ? "127.0.0.1" : host) + ":" + port;
    }

    /** The base URL of a WeChat client. */
    public String wechatUrl() {
        return url() + "/wechat";
    }

    /** Where an endpoint of this name receives. */
    public String hookUrl(String name) {
        return url() + "/hooks/" + name;
    }

    /** Where it takes e-mail by SMTP; 0 where it does not. */
    public int mailPort() {
        return mailPort;
    }

    /** Stops serving, writes what waits and lets go of the directory. */
    public Future<Void> close() {
        return vertx.undeploy(deployment);
    }
}
