package io.redletter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@code bench crash}; its data lies below {@code target}, which is on a real disk. */
class CrashIT {
    @Test
    void sendsEveryPushOnceWhateverDiesAndNoticesWhatIsMissing() throws Exception {
        StringWriter text = new StringWriter();
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "crash");

        int code = Bench.run(
                new PrintWriter(text),
                "crash",
                "--pushes=36",
                "--kills=6",
                "--seconds=12",
                "--sweep=short",
                "--controls",
                "--data=" + data.toAbsolutePath());

        List<String> lines = text.toString().lines().toList();
        JsonObject answer = new JsonObject(lines.get(lines.size() - 1));
        assertThat(code).as(text.toString()).isZero();
        assertThat(answer.getLong("effects")).as("pushes went out").isGreaterThanOrEqualTo(36);
        assertThat(answer.getInteger("nodeKilled")).isPositive();
        assertThat(answer.getInteger("crashPoints")).isGreaterThanOrEqualTo(5);
        assertThat(answer.getInteger("withoutVersionBroken")).isPositive();
        assertThat(answer.getInteger("withoutIntentBroken")).isPositive();
    }
}
