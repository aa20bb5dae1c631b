package io.redletter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@code bench live}: what viewers see, not how fast. */
class LiveIT {
    @Test
    void viewersSeeEveryEventThoughTheyAreCutOrSitBesideOthersWhoHang() throws Exception {
        StringWriter text = new StringWriter();
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "live");

        int code = Bench.run(
                new PrintWriter(text),
                "live",
                "--viewers=30",
                "--idle=50",
                "--stalled=5",
                "--seconds=1",
                "--data=" + data.toAbsolutePath());

        List<String> lines = text.toString().lines().toList();
        JsonObject answer = new JsonObject(lines.get(lines.size() - 1));
        assertThat(code).as(text.toString()).isZero();
        assertThat(answer.getLong("cutAtOnce")).isEqualTo(50);
        assertThat(answer.getLong("arrivals")).as("probes seen by viewers").isPositive();
    }
}
