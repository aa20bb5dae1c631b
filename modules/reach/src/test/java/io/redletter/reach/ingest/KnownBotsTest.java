package io.redletter.reach.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.reach.count.Quality;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownBotsTest {
    private static final String CHROME =
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Mobile Safari/537.36";
    private static final String WINDOWS =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36";
    private static final String IPHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
    private static final String LINUX =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36";

    private final Agents agents = new Agents();
    private final KnownBots bots = new KnownBots();

    @Test
    void knowsEveryProgramOfTheList() throws IOException {
        List<String> programs = lines("programs.txt");

        assertThat(programs)
                .hasSizeGreaterThan(60)
                .allSatisfy(agent -> assertThat(judge(agent)).as(agent).isEqualTo(Quality.BOT));
    }

    @Test
    void takesNoRealBrowserForAProgramAndKnowsItsDeviceAndApp() throws IOException {
        List<String> people = lines("people.txt");

        assertThat(people).hasSizeGreaterThan(35).allSatisfy(line -> {
            String[] parts = line.split(" ", 3);
            assertThat(judge(parts[2])).as(line).isEqualTo(Quality.PERSON);
            assertThat(Devices.of(parts[2])).as(line).isEqualTo(parts[0]);
            assertThat(Referrers.of(null, Referrers.app(parts[2]), "our.site"))
                    .as(line)
                    .isEqualTo(parts[1]);
        });
    }

    @Test
    void countsWhoSendsNoAgentApart() {
        assertThat(bots.judge(MultiMap.caseInsensitiveMultiMap(), agents.of("")))
                .isEqualTo(Quality.BOT);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            an iPhone with Chromium's hints          | BOT    | iphone  | `"Chromium";v="125"`       | `"iOS"`
            a headless brand under a plain agent     | BOT    | chrome  | `"HeadlessChrome";v="120"` | `"Android"`
            Windows that says it runs on Linux       | BOT    | windows | `"Chromium";v="125"`       | `"Linux"`
            Android that says it runs on Windows     | BOT    | chrome  | `"Chromium";v="125"`       | `"Windows"`
            Windows on Windows                       | PERSON | windows | `"Chromium";v="125"`       | `"Windows"`
            Android on Android                       | PERSON | chrome  | `"Chromium";v="125"`       | `"Android"`
            a phone that asks for the desktop's page | PERSON | linux   | `"Chromium";v="125"`       | `"Android"`
            Linux on Linux                           | PERSON | linux   | `"Chromium";v="125"`       | `"Linux"`
            a platform nobody heard of               | PERSON | chrome  | `"Chromium";v="125"`       | `"OpenHarmony"`
            """)
    void looksForHeadersThatContradictEachOther(
            String what, Quality quality, String agent, String brands, String platform) {
        String text =
                switch (agent) {
                    case "iphone" -> IPHONE;
                    case "windows" -> WINDOWS;
                    case "linux" -> LINUX;
                    default -> CHROME;
                };
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("User-Agent", text)
                .add("Sec-CH-UA", brands)
                .add("Sec-CH-UA-Platform", platform);

        assertThat(bots.judge(headers, agents.of(text))).isEqualTo(quality);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch;prerender",
        "Sec-Purpose, prefetch",
        "Purpose, prefetch",
        "X-Moz, prefetch",
        "X-Purpose, preview"
    })
    void countsPagesLoadedAheadApart(String header, String value) {
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().add("User-Agent", CHROME).add(header, value);

        assertThat(bots.judge(headers, agents.of(CHROME))).isEqualTo(Quality.PREFETCH);
    }

    private Quality judge(String agent) {
        return bots.judge(MultiMap.caseInsensitiveMultiMap().add("User-Agent", agent), agents.of(agent));
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = KnownBotsTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }
}
