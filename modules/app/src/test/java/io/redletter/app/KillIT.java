package io.redletter.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, killed between arming and firing, and started again on its directory. */
class KillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");
    private static final int EVENTS = 40;

    @TempDir
    private Path data;

    @Test
    void firesAnArmedPushOnceAfterARestartAndLosesNoCount() throws Exception {
        long acknowledged;
        long requestsBefore;
        String push;
        try (RunningDemo demo = RunningDemo.start(data, "--port", "0", "--no-readers")) {
            awaitPush(demo, "push_demo3", "finished");
            acknowledged = report(demo, EVENTS);
            requestsBefore = webhooks(demo);
            push = arm(demo, 4);
            demo.kill();
        }

        try (RunningDemo again = RunningDemo.start(data, "--port", "0", "--no-readers")) {
            JsonObject fired = awaitPush(again, push, "finished");

            assertThat(fired.getString("actual")).isGreaterThanOrEqualTo(fired.getString("nominal"));
            assertThat(webhooks(again)).as("requests of this push").isEqualTo(requestsBefore + 1);
            JsonObject delivery = again.items("/deliveries?push=" + push).getJsonObject(0);
            assertThat(delivery.getString("state")).isEqualToIgnoringCase("sent");
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(views(again))
                    .isEqualTo(acknowledged));
            assertThat(again.lines())
                    .filteredOn(line -> line.startsWith("login "))
                    .hasSize(8);
            assertThat(again.items("/campaigns?year=2026"))
                    .as("the demo is planted once")
                    .hasSize(1);
        }
    }

    @Test
    void leavesNothingRunningWhenItIsStopped() throws Exception {
        try (RunningDemo demo = RunningDemo.start(data, "--port", "0", "--no-readers")) {
            var children = demo.handle().descendants().toList();
            assertThat(children).as("its Redis").isNotEmpty();

            assertThat(demo.stop()).isTrue();

            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }

    private static String arm(RunningDemo demo, int seconds) {
        LocalDateTime local = LocalDateTime.now(ZoneId.of("Asia/Shanghai"))
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(seconds);
        JsonObject wanted = new JsonObject()
                .put("campaignId", "campaign_demotoday")
                .put("workId", "work_demoarticle")
                .put("channelIds", new JsonArray().add("ch_demopartner"))
                .put("local", local.toString());
        var planned = demo.post("/pushes", wanted);
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);
        JsonObject answer = new JsonObject(planned.body());
        String id = answer.containsKey("push") ? answer.getJsonObject("push").getString("id") : answer.getString("id");
        var armed = demo.post("/pushes/" + id + "/arm", new JsonObject());
        assertThat(armed.statusCode()).as(armed.body()).isEqualTo(200);
        return id;
    }

    private static JsonObject awaitPush(RunningDemo demo, String id, String state) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> {
                            JsonObject answer = demo.api("/pushes/" + id);
                            return answer.containsKey("push") ? answer.getJsonObject("push") : answer;
                        },
                        push -> state.equals(push.getString("state")));
    }

    /** Reports as many views as are acknowledged. */
    private static long report(RunningDemo demo, int events) {
        Matcher token = TOKEN.matcher(demo.get(demo.site() + "/h5/liu-wu-huanjing-ri?c=ch_demopartner")
                .body());
        assertThat(token.find()).isTrue();
        long acknowledged = 0;
        for (int i = 0; i < events; i++) {
            JsonObject event = new JsonObject()
                    .put("id", "kill-event-" + i)
                    .put("t", token.group(1))
                    .put("e", "view")
                    .put("at", System.currentTimeMillis());
            var answer = RunningDemo.send(RunningDemo.request(demo.site() + "/r")
                    .header("Content-Type", "text/plain;charset=UTF-8")
                    .header(
                            "User-Agent",
                            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36")
                    .POST(HttpRequest.BodyPublishers.ofString(event.encode()))
                    .build());
            acknowledged += answer.statusCode() == 204 ? 1 : 0;
        }
        assertThat(acknowledged).isEqualTo(events);
        return acknowledged;
    }

    private static long views(RunningDemo demo) {
        return demo.api("/reach?scope=campaign:campaign_demotoday")
                .getJsonObject("totals")
                .getLong("view", 0L);
    }

    private static long webhooks(RunningDemo demo) {
        return new JsonObject(
                        demo.get(demo.sandbox() + "/sandbox/ledger?limit=500").body())
                .getJsonArray("entries").stream()
                        .map(JsonObject.class::cast)
                        .filter(entry -> entry.getString("target").startsWith("webhook"))
                        .count();
    }
}
