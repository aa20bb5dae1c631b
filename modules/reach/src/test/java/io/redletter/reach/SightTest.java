package io.redletter.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** unit2 lies below unit1, unit3 beside it; the campaign is unit1's. */
@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SightTest {
    private static final String WHO_SEES_WHAT =
            """
            200 | MANAGER@unit1 | campaign:c1
            200 | OPERATOR@unit1 | campaign:c1|channel:x
            200 | MANAGER@unit1 | campaign:c1|unit:unit2
            200 | MANAGER@unit1 | campaign:unit2-own
            200 | MANAGER@unit1 | unit:unit2
            200 | MANAGER@unit2 | campaign:c1|unit:unit2
            200 | MANAGER@unit2 | unit:unit2
            200 | ADMIN@unit3   | campaign:c1
            200 | ADMIN@unit3   | campaign:gone
            404 | MANAGER@unit2 | campaign:c1
            404 | MANAGER@unit2 | campaign:c1|channel:x
            404 | MANAGER@unit2 | campaign:c1|unit:unit1
            404 | MANAGER@unit2 | unit:unit1
            404 | MANAGER@unit3 | campaign:c1
            404 | MANAGER@unit3 | campaign:c1|unit:unit1
            404 | MANAGER@unit3 | work:w1
            404 | MANAGER@unit3 | channel:ch1
            404 | MANAGER@unit3 | unit:unit1
            404 | MANAGER@unit1 | campaign:gone
            404 | MANAGER@unit1 | unit:nowhere
            403 | EDITOR@unit1  | campaign:c1
            """;

    private final Platform platform;
    private ReachServer server;

    SightTest(Platform platform) {
        this.platform = platform;
    }

    @BeforeAll
    void start() {
        server = new ReachServer(platform, ReachConfig.defaults());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void asksWhoIsThere() {
        assertThat(server.get("/api/v1/reach?scope=campaign:c1", Map.of()).status())
                .isEqualTo(401);
        assertThat(server.get("/live/reach?scope=campaign:c1", Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void letsFiguresBeSeenInTheUnitTreeOnly() throws IOException {
        for (String line : WHO_SEES_WHAT.lines().toList()) {
            String[] parts = line.split("\\|", 3);
            int status = Integer.parseInt(parts[0].strip());
            String scope = parts[2].strip();
            Map<String, String> actor = Map.of("X-Actor", parts[1].strip());

            assertThat(server.get("/api/v1/reach?scope=" + scope, actor).status())
                    .as(line)
                    .isEqualTo(status);
            assertThat(server.get("/api/v1/reach/csv?scope=" + scope, actor).status())
                    .as(line)
                    .isEqualTo(status);
            assertThat(server.get("/api/v1/reach/explain?scope=" + scope, actor).status())
                    .as(line)
                    .isEqualTo(status);
            assertThat(server.get("/api/v1/reach/uniques?from=2027-06-01&to=2027-06-01&scope=" + scope, actor)
                            .status())
                    .as(line)
                    .isEqualTo(status);
            HttpResponse<InputStream> stream = server.open("/live/reach?scope=" + scope, actor);
            assertThat(stream.statusCode()).as(line).isEqualTo(status);
            stream.body().close();
        }
    }
}
