package io.redletter.sandbox;

import static io.redletter.sandbox.TestSandbox.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.redletter.platform.SettableClock;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox that comes back knows what it did, or a sender's second try would look like a first. */
class RestartTest {
    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at(START);

    @Test
    void stillKnowsTheKeyOfAGroupSend() {
        JsonObject message;
        long sent;
        try (TestSandbox sandbox = TestSandbox.start(directory, clock)) {
            message = new JsonObject()
                    .put("filter", new JsonObject().put("is_to_all", true))
                    .put("mpnews", new JsonObject().put("media_id", sandbox.draft()))
                    .put("msgtype", "mpnews")
                    .put("clientmsgid", "push1");
            sent = sandbox.call("message/mass/sendall", message).getLong("msg_id");
        }

        try (TestSandbox again = TestSandbox.start(directory, clock)) {
            JsonObject repeated = again.call("message/mass/sendall", message);

            assertThat(repeated.getInteger("errcode")).isEqualTo(45065);
            assertThat(repeated.getLong("msg_id")).isEqualTo(sent);
            assertThat(again.json("/sandbox/ledger/keys/push1").getInteger("requests"))
                    .isEqualTo(2);
            assertThat(again.json("/sandbox/ledger/keys/push1").getInteger("effects"))
                    .isEqualTo(1);
        }
    }

    @Test
    void stillHasTokensMaterialDraftsAndPublications() {
        String token;
        String draft;
        String published;
        try (TestSandbox sandbox = TestSandbox.start(directory, clock)) {
            token = sandbox.token();
            draft = sandbox.draft();
            published = sandbox.call("freepublish/submit", new JsonObject().put("media_id", sandbox.draft()))
                    .getString("publish_id");
        }

        clock.advance(Duration.ofSeconds(2));
        try (TestSandbox again = TestSandbox.start(directory, clock)) {
            JsonObject kept = again.call("draft/get", token, new JsonObject().put("media_id", draft));
            String cover = kept.getJsonArray("news_item").getJsonObject(0).getString("thumb_media_id");
            JsonObject status = again.call("freepublish/get", token, new JsonObject().put("publish_id", published));

            assertThat(status.getInteger("publish_status")).isZero();
            assertThat(again.addDraft(TestSandbox.article(cover)).getString("media_id"))
                    .isNotBlank();
            assertThat(again.get("/").body()).contains("世界环境日");
        }
    }

    @Test
    void stillKnowsAWebhookItAccepted() throws Exception {
        long now = START.getEpochSecond();
        String signature = new Webhook(TestSandbox.HOOK_SECRET).sign("msg_1", now, "{}");
        try (TestSandbox sandbox = TestSandbox.start(directory, clock)) {
            send(sandbox, signature);
        }

        try (TestSandbox again = TestSandbox.start(directory, clock)) {
            HttpResponse<String> repeated = send(again, signature);

            assertThat(repeated.headers().firstValue("sandbox-repeat")).contains("true");
            assertThat(again.json("/sandbox/ledger/keys/msg_1").getInteger("effects"))
                    .isEqualTo(1);
        }
    }

    private static HttpResponse<String> send(TestSandbox sandbox, String signature) {
        return sandbox.send(sandbox.to("/hooks/partner")
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", Long.toString(START.getEpochSecond()))
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }
}
