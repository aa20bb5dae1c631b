package io.redletter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@code bench agenda}; its ratios are of a busy machine and are not looked at here. */
class AgendaBenchIT {
    @Test
    void firesEverythingOnceAndNothingEarlyThoughNodesDie() throws Exception {
        StringWriter text = new StringWriter();
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "agenda");

        Bench.run(
                new PrintWriter(text),
                "agenda",
                "--armed=3000",
                "--burst=500",
                "--seconds=2",
                "--samples=10",
                "--rounds=1",
                "--data=" + data.toAbsolutePath());

        List<String> lines = text.toString().lines().toList();
        JsonObject answer = new JsonObject(lines.get(lines.size() - 1));
        assertThat(answer.getInteger("armed")).isEqualTo(3000);
        assertThat(lines).anyMatch(line -> line.matches(" +none early +ok *"));
        assertThat(lines).anyMatch(line -> line.matches(" +none lost, none twice +ok *"));
        assertThat(lines).anyMatch(line -> line.matches(" +each delivered once, none early +ok *"));
        assertThat(lines).anyMatch(line -> line.matches(" +everything of a killed node is taken over once +ok *"));
    }
}
