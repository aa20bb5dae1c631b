package io.redletter.app;

import io.redletter.platform.http.Routes;
import io.redletter.platform.template.Templates;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** What readers' visits leave behind, in the words of China's law on personal information; open to everybody. */
final class PrivacyPage implements Routes {
    private final String page;
    private final String policy;

    /**
     * @param optOut whether, unless a unit decides otherwise, who asks not to be tracked is not counted
     * @param keyDays days after a campaign's end until its visitors' key is destroyed
     */
    PrivacyPage(Templates templates, boolean optOut, int keyDays) {
        String style = templates.render("h5/style.ftlh", Map.of());
        page = templates.render(
                "h5/privacy.ftlh", Map.of("optOut", optOut, "keyDays", keyDays, "language", "zh-CN", "style", style));
        policy = "default-src 'none'; style-src '" + digest(style) + "'; base-uri 'none'; frame-ancestors 'self'";
    }

    @Override
    public void mount(Router router) {
        router.get("/privacy").handler(context -> answer(context.response()));
    }

    private void answer(HttpServerResponse response) {
        response.putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", policy)
                .putHeader("Cache-Control", "public, max-age=3600")
                .end(page);
    }

    private static String digest(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
