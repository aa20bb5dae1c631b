package io.redletter.app;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has a running installation rehearse a campaign, and prints what came of it. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description = "让运行中的系统彩排一个活动,不碰真实渠道 (has a running installation rehearse a campaign)")
final class RehearseCommand implements Callable<Integer> {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 500;

    @Option(names = "--campaign", required = true, paramLabel = "ID", description = "活动编号 (the campaign's id)")
    @SuppressWarnings("NullAway.Init")
    private String campaign;

    @Option(
            names = "--from",
            paramLabel = "LOCAL",
            description = "钟拨到的当地时间,如 2027-06-04T00:00;默认第一个推送前一小时 (local time to begin at)")
    private @Nullable String from;

    @Option(
            names = "--speed",
            defaultValue = "86400",
            paramLabel = "N",
            description = "没有事到点时一秒走几秒,默认一天 (seconds that pass in one while nothing is due)")
    private int speed;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            paramLabel = "URL",
            description = "系统地址,默认 ${DEFAULT-VALUE} (the installation's address)")
    @SuppressWarnings("NullAway.Init")
    private String url;

    @Option(
            names = "--token",
            required = true,
            defaultValue = "${env:REDLETTER_TOKEN}",
            paramLabel = "TOKEN",
            description = "API 令牌,或环境变量 REDLETTER_TOKEN (an API token, or the environment's)")
    @SuppressWarnings("NullAway.Init")
    private String token;

    @Option(names = "--format", defaultValue = "text", paramLabel = "FORMAT", description = "text 或 (or) json")
    @SuppressWarnings("NullAway.Init")
    private String format;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        JsonObject wish = new JsonObject().put("campaignId", campaign).put("speed", speed);
        if (from != null) {
            wish.put("from", from);
        }
        JsonObject now = ask("POST", "/api/v1/rehearsals", wish.encode());
        String id = now.getString("id");
        while ("RUNNING".equals(now.getString("state"))) {
            Thread.sleep(LOOK_MILLIS);
            now = ask("GET", "/api/v1/rehearsals/" + id, "");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (format.equals("json")) {
            out.println(now.encodePrettily());
        } else {
            print(out, now);
        }
        JsonObject report = now.getJsonObject("report");
        boolean sound = "DONE".equals(now.getString("state"))
                && report != null
                && report.getLong("doubled") == 0
                && lines(report).stream().allMatch(line -> ((JsonObject) line).getBoolean("asForetold"));
        return sound ? 0 : 1;
    }

    private static void print(PrintWriter out, JsonObject over) {
        out.println(over.getString("campaignName") + "  " + over.getString("state")
                + (over.getString("problem") == null ? "" : "  " + over.getString("problem")));
        JsonObject report = over.getJsonObject("report");
        if (report == null) {
            return;
        }
        for (Object each : lines(report)) {
            JsonObject line = (JsonObject) each;
            out.println((line.getBoolean("out") ? "+ " : "- ") + line.getString("nominal") + "  "
                    + (line.getString("actual") == null ? "—" : line.getString("actual")) + "  "
                    + line.getString("title") + " → " + line.getString("channelName")
                    + (line.getBoolean("asForetold") ? "" : "  ≠ " + line.getString("foretold"))
                    + (line.getString("reason") == null ? "" : "  " + line.getString("reason")));
        }
        out.println("替身收到 (received) " + report.getLong("requests") + ", 生效 (effects) " + report.getLong("effects")
                + ", 重复 (doubled) " + report.getLong("doubled"));
    }

    private static JsonArray lines(JsonObject report) {
        return report.getJsonArray("lines");
    }

    private JsonObject ask(String method, String path, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new UsageException(url + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return new JsonObject(answer.body());
        } catch (IOException e) {
            throw new UsageException(url + ": 连不上 (no answer), " + e.getMessage());
        }
    }
}
