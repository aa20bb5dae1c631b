package io.redletter.sandbox;

import io.redletter.sandbox.mail.MailHouse;
import io.redletter.sandbox.webhook.WebhookEndpoint;
import io.redletter.sandbox.wechat.WechatApp;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox needs to start.
 *
 * @param host address to listen on, for example {@code 127.0.0.1}
 * @param port port to listen on, 0 for any free one
 * @param dataDir directory of this sandbox alone: ledger, uploaded files, lock; created if absent
 * @param apps WeChat accounts that exist here
 * @param endpoints webhook receivers that exist here
 * @param mail the mail server here; null for none
 */
public record SandboxConfig(
        String host,
        int port,
        Path dataDir,
        List<WechatApp> apps,
        List<WebhookEndpoint> endpoints,
        @Nullable MailHouse mail) {
    /** Without a mail server. */
    public SandboxConfig(String host, int port, Path dataDir, List<WechatApp> apps, List<WebhookEndpoint> endpoints) {
        this(host, port, dataDir, apps, endpoints, null);
    }

    /** Refuses what could not be served: a port out of range, two accounts or two endpoints of one name. */
    public SandboxConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("sandbox host: blank (expected: an address to listen on)");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("sandbox port: " + port + " (expected: 0 to 65535)");
        }
        apps = List.copyOf(apps);
        endpoints = List.copyOf(endpoints);
        refuseTwins("sandbox app", apps.stream().map(WechatApp::appId).toList());
        refuseTwins(
                "sandbox endpoint",
                endpoints.stream().map(WebhookEndpoint::name).toList());
    }

    private static void refuseTwins(String subject, List<String> names) {
        for (String name : names) {
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw new IllegalArgumentException(subject + " " + name + ": named twice (expected: once)");
            }
        }
    }
}
