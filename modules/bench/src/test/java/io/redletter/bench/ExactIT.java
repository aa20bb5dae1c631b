package io.redletter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@code bench exact}; its data lies below {@code target}, which is on a real disk. */
class ExactIT {
    @Test
    void countsEveryAcknowledgedEventOnceThoughEverythingIsKilled() throws Exception {
        StringWriter text = new StringWriter();
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "exact");

        int code = Bench.run(
                new PrintWriter(text),
                "exact",
                "--events=60000",
                "--kills=4",
                "--cuts=3",
                "--data=" + data.toAbsolutePath());

        List<String> lines = text.toString().lines().toList();
        JsonObject answer = new JsonObject(lines.get(lines.size() - 1));
        assertThat(code).as(text.toString()).isZero();
        assertThat(answer.getLong("eventsAcknowledged")).isEqualTo(60_000);
        assertThat(answer.getLong("sentAgainThough")).as("duplicates were sent").isPositive();
        assertThat(answer.getInteger("nodeKilled")).isEqualTo(1);
    }
}
