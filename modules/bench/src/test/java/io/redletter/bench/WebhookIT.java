package io.redletter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short forms of {@code bench webhook}. What a busy machine's ratio is decides nothing here; what arrived does. */
class WebhookIT {
    @Test
    void deliversWhatIsDueAtOneInstantOnceEach() throws Exception {
        JsonObject found = run("--deliveries=120", "--rounds=1", "--accounts=6", "--seconds=0.3");

        assertThat(found.getLong("lostDoubledOrEarly")).isZero();
        assertThat(found.getDouble("ours")).isPositive();
        assertThat(found.getDouble("ratio")).isPositive();
    }

    @Test
    void deliversASteadyStreamOnceEach() throws Exception {
        JsonObject found = run("--steady", "--rate=50", "--minutes=0.04", "--accounts=6");

        assertThat(found.getBoolean("ok")).as(found.encodePrettily()).isTrue();
        assertThat(found.getLong("received")).isEqualTo(found.getLong("events")).isEqualTo(120);
        assertThat(found.getDouble("p50Millis")).isPositive();
    }

    private static JsonObject run(String... options) throws Exception {
        StringWriter text = new StringWriter();
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "webhook");
        List<String> arguments = new ArrayList<>(List.of("webhook", "--data=" + data.toAbsolutePath()));
        arguments.addAll(List.of(options));

        Bench.run(new PrintWriter(text), arguments.toArray(new String[0]));

        List<String> lines = text.toString().lines().toList();
        return new JsonObject(lines.get(lines.size() - 1));
    }
}
