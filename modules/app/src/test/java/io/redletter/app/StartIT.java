package io.redletter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line answers: one clear sentence, and an exit code that a script can use. */
class StartIT {
    @TempDir
    private Path directory;

    record Ended(int code, String out, String err) {}

    @Test
    void saysThatAPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run("demo", "--data", directory.toString(), "--port", "" + taken.getLocalPort());

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err().strip().lines()).hasSize(1);
            assertThat(ended.err()).contains("" + taken.getLocalPort());
        }
    }

    @Test
    void saysThatADirectoryIsNotWritable() throws Exception {
        Path file = Files.writeString(directory.resolve("a-file"), "");

        Ended ended = run("demo", "--port", "0", "--data", file.resolve("below").toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err().strip().lines()).hasSize(1);
        assertThat(ended.err()).contains("a-file");
    }

    @Test
    void answersWrongArgumentsWithTwo() throws Exception {
        assertThat(run("demo", "--port", "many").code()).isEqualTo(2);
        assertThat(run("demo", "--port", "99999").code()).isEqualTo(2);
        assertThat(run("nothing").code()).isEqualTo(2);
        assertThat(run().code()).isEqualTo(2);
        assertThat(run("days", "--year", "1200").code()).isEqualTo(2);
    }

    @Test
    void listsTheDaysOfAYearAsJson() throws Exception {
        Ended ended = run("days", "--year", "2027", "--format", "json");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains(
                        "{\"id\":\"world-environment-day\",\"name\":\"六五环境日\",\"start\":\"2027-06-05\",\"end\":\"2027-06-05\",\"status\":\"by-rule\"");
    }

    @Test
    void readsAPlanDocument() throws Exception {
        Ended ended = run("plan", "read", "../../config/demo/plan.txt", "--format", "json");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("{\"days\":[").contains("\"id\":\"world-environment-day\"");
        assertThat(run("plan", "read", directory.resolve("none").toString()).code())
                .isEqualTo(1);
    }

    @Test
    void checksTheSettingsAndNamesTheKey() throws Exception {
        Path wrong = Files.writeString(directory.resolve("wrong.yaml"), "http:\n  port: 70000\n");

        Ended ended = run("serve", "--check-config", "--config", wrong.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("http.port");
        assertThat(run("serve", "--check-config").code()).isZero();
    }

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        Process process = RunningDemo.launch(List.of(arguments)).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }
}
