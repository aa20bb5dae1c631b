package io.redletter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@code bench query}: that a year's answers are right, not how long they take. */
class QueryIT {
    @Test
    void answersQuestionsAboutAYearOfTwoNodesRight() throws Exception {
        StringWriter text = new StringWriter();
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "query");

        int code = Bench.run(
                new PrintWriter(text), "query", "--rounds=2", "--visitors=200", "--data=" + data.toAbsolutePath());

        List<String> lines = text.toString().lines().toList();
        assertThat(code).as(text.toString()).isZero();
        assertThat(new JsonObject(lines.get(lines.size() - 1)).getDouble("ours"))
                .isPositive();
    }
}
