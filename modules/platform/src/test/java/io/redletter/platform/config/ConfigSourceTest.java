package io.redletter.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourceTest {
    public record Tree(Http http, Duration timeout, String password) {}

    public record Http(int port, String publicUrl) {
        public Http {
            if (port < 0) {
                throw new IllegalArgumentException("port: " + port + " (expected: 0 or more)");
            }
        }
    }

    @TempDir
    private Path directory;

    private Path yaml;

    @BeforeEach
    void write() throws IOException {
        yaml = Files.writeString(
                directory.resolve("a.yaml"),
                """
                http:
                  port: 8080
                  public-url: http://a
                timeout: PT5S
                password: x
                """);
    }

    @Test
    void readsDashedKeysAndDurations() {
        Tree tree = new ConfigSource().file(yaml).as(Tree.class);

        assertThat(tree).isEqualTo(new Tree(new Http(8080, "http://a"), Duration.ofSeconds(5), "x"));
    }

    @Test
    void letsTheEnvironmentWinOverTheFileAndTheCommandLineOverBoth() {
        Tree tree = new ConfigSource()
                .file(yaml)
                .environment(
                        Map.of("REDLETTER_HTTP_PORT", "9000", "REDLETTER_HTTP_PUBLIC_URL", "http://b", "HOME", "/x"))
                .set("http.port", 9001)
                .as(Tree.class);

        assertThat(tree.http()).isEqualTo(new Http(9001, "http://b"));
    }

    @Test
    void readsASecretFromTheFileItNames() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "s3cret\n");

        Tree tree = new ConfigSource()
                .file(yaml)
                .set("password-file", secret.toString())
                .as(Tree.class);

        assertThat(tree.password()).isEqualTo("s3cret");
    }

    @Test
    void namesTheKeyThatIsUnknownOrUnusable() {
        assertThatThrownBy(
                        () -> new ConfigSource().file(yaml).set("http.prot", 1).as(Tree.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("http.prot");
        assertThatThrownBy(() ->
                        new ConfigSource().file(yaml).set("http.port", "many").as(Tree.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("http.port");
        assertThatThrownBy(
                        () -> new ConfigSource().file(yaml).set("http.port", -1).as(Tree.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expected: 0 or more");
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        Path broken = Files.writeString(directory.resolve("b.yaml"), "a: [1");

        assertThatThrownBy(() -> new ConfigSource().file(directory.resolve("none.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none.yaml");
        assertThatThrownBy(() -> new ConfigSource().file(broken))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("b.yaml");
    }
}
