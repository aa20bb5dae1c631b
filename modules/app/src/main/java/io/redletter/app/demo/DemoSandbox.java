package io.redletter.app.demo;

import io.redletter.platform.Platform;
import io.redletter.sandbox.Sandbox;
import io.redletter.sandbox.SandboxConfig;
import io.redletter.sandbox.mail.MailHouse;
import io.redletter.sandbox.webhook.WebhookEndpoint;
import io.redletter.sandbox.wechat.AccountKind;
import io.redletter.sandbox.wechat.WechatApp;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The stand-ins for the demo's remote platforms: one WeChat account, one partner's webhook and a mail server. */
public final class DemoSandbox {
    static final String WEBHOOK = "partner";
    static final String APP_ID = "wx0000redletter01";
    static final String MAIL_LOGIN = "qingxi";

    private final Sandbox sandbox;
    private final String webhookSecret;
    private final String appSecret;
    private final String mailPassword;

    private DemoSandbox(Sandbox sandbox, String webhookSecret, String appSecret, String mailPassword) {
        this.sandbox = sandbox;
        this.webhookSecret = webhookSecret;
        this.appSecret = appSecret;
        this.mailPassword = mailPassword;
    }

    /** Secrets are a function of the installation's master key, so that a restart meets the accounts it planted. */
    public static Future<DemoSandbox> start(Platform platform, int port, int mailPort) {
        byte[] key = platform.vault().mac("demo/webhook", WEBHOOK);
        String webhookSecret = "whsec_" + Base64.getEncoder().encodeToString(key);
        byte[] app = Arrays.copyOf(platform.vault().mac("demo/wechat", APP_ID), 16);
        String appSecret = HexFormat.of().formatHex(app);
        byte[] mail = Arrays.copyOf(platform.vault().mac("demo/mail", MAIL_LOGIN), 12);
        String mailPassword = HexFormat.of().formatHex(mail);
        SandboxConfig config = new SandboxConfig(
                "127.0.0.1",
                port,
                platform.data().resolve("sandbox"),
                List.of(new WechatApp(APP_ID, appSecret, AccountKind.SERVICE)),
                List.of(new WebhookEndpoint(WEBHOOK, webhookSecret)),
                new MailHouse(mailPort, MAIL_LOGIN, mailPassword));
        return Sandbox.start(platform.vertx(), config)
                .map(sandbox -> new DemoSandbox(sandbox, webhookSecret, appSecret, mailPassword));
    }

    /** Where a person sees what the stand-ins received. */
    public String url() {
        return sandbox.url();
    }

    String wechatUrl() {
        return sandbox.wechatUrl();
    }

    String hookUrl() {
        return sandbox.hookUrl(WEBHOOK);
    }

    String webhookSecret() {
        return webhookSecret;
    }

    String appSecret() {
        return appSecret;
    }

    int mailPort() {
        return sandbox.mailPort();
    }

    String mailPassword() {
        return mailPassword;
    }

    public Future<Void> stop() {
        return sandbox.close();
    }
}
