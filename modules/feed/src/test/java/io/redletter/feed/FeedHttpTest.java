package io.redletter.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The open feed with one work in it, as a client of HTTP sees it. */
@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedHttpTest {
    private final SettableClock clock;
    private final FeedsFixture fixture;

    FeedHttpTest(Platform platform, SettableClock clock) {
        this.clock = clock;
        this.fixture = new FeedsFixture(platform);
    }

    @BeforeAll
    void release() {
        Instant release = clock.instant().plusSeconds(1);
        fixture.planned("作品 " + "字".repeat(40), release);
        clock.set(release);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        fixture.get(path(FeedFormat.JSON)).bodyAsString())
                .contains("作品"));
    }

    @AfterAll
    void stop() {
        fixture.stop();
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void givesAStrongTagToTheBytesOfEachVariant(FeedFormat format) {
        HttpResponse<Buffer> plain = fixture.get(path(format));
        HttpResponse<Buffer> zipped = fixture.get(path(format), Map.of("Accept-Encoding", "gzip"));

        assertThat(plain.getHeader("ETag")).matches("\"[A-Za-z0-9_-]{27}\"");
        assertThat(zipped.getHeader("ETag")).matches("\"[A-Za-z0-9_-]{27}\"").isNotEqualTo(plain.getHeader("ETag"));
        assertThat(zipped.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(unzipped(zipped.body())).isEqualTo(plain.bodyAsString());
        assertThat(plain.getHeader("Vary")).contains("Accept-Encoding");
        assertThat(Edition.of(plain.body().getBytes(), Instant.EPOCH).plain().tag())
                .isEqualTo(plain.getHeader("ETag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    gzip                         | gzip
                    gzip, deflate, br            | gzip
                    GZIP;q=0.5                   | gzip
                    x-gzip                       | gzip
                    *                            | gzip
                    identity;q=0.5, gzip;q=0.5   | gzip
                    identity;q=0.5, gzip;q=0.4   | identity
                    gzip;q=0                     | identity
                    gzip;q=0.000, *              | identity
                    *;q=0                        | identity
                    deflate, br                  | identity
                    gzip;q=nonsense              | identity
                    identity                     | identity
                    """)
    void compressesAsItIsWeighed(String accepted, String encoding) {
        HttpResponse<Buffer> answer = fixture.get(path(FeedFormat.RSS), Map.of("Accept-Encoding", accepted));

        assertThat(answer.getHeader("Content-Encoding")).isEqualTo(encoding.equals("identity") ? null : encoding);
        assertThat(answer.body().length()).isEqualTo(Integer.parseInt(answer.getHeader("Content-Length")));
        assertThat(Edition.Variant.of(answer.body().getBytes()).tag()).isEqualTo(answer.getHeader("ETag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    %s                   | 304
                    W/%s                 | 304
                    "other", %s          | 304
                    "a,b", W/"x" ,%s     | 304
                    *                    | 304
                    "other"              | 200
                    W/"other"            | 200
                    ""                   | 200
                    nonsense             | 200
                    """)
    void answersIfNoneMatchByWeakComparison(String header, int status) {
        String tag = fixture.get(path(FeedFormat.ATOM)).getHeader("ETag");

        HttpResponse<Buffer> answer =
                fixture.get(path(FeedFormat.ATOM), Map.of("If-None-Match", header.formatted(tag)));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.getHeader("ETag")).isEqualTo(tag);
        if (status == 304) {
            assertThat(answer.body()).isNull();
            assertThat(answer.getHeader("Cache-Control")).isNotBlank();
            assertThat(answer.getHeader("Vary")).isEqualTo("Accept-Encoding");
            assertThat(answer.getHeader("Content-Type")).isNull();
        }
    }

    @Test
    void doesNotTakeTheTagOfOneVariantForTheOther() {
        String plain = fixture.get(path(FeedFormat.RSS)).getHeader("ETag");

        HttpResponse<Buffer> answer =
                fixture.get(path(FeedFormat.RSS), Map.of("If-None-Match", plain, "Accept-Encoding", "gzip"));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void answersIfModifiedSinceOnceADateTellsEditionsApart() {
        fixture.get(path(FeedFormat.RSS));
        clock.advance(Duration.ofSeconds(6));
        String date = fixture.get(path(FeedFormat.RSS)).getHeader("Last-Modified");

        Map<String, String> same = Map.of("If-Modified-Since", date);
        Map<String, String> withOtherTag = Map.of("If-Modified-Since", date, "If-None-Match", "\"other\"");

        assertThat(date).matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} 2027 \\d{2}:\\d{2}:\\d{2} GMT");
        assertThat(fixture.get(path(FeedFormat.RSS), same).statusCode()).isEqualTo(304);
        assertThat(fixture.get(path(FeedFormat.RSS), withOtherTag).statusCode()).isEqualTo(200);
        assertThat(fixture.get(path(FeedFormat.RSS), Map.of("If-Modified-Since", "yesterday"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gzip"})
    void answersHeadAsGetWithoutTheBody(String accepted) {
        Map<String, String> headers = accepted.isEmpty() ? Map.of() : Map.of("Accept-Encoding", accepted);
        HttpResponse<Buffer> get = fixture.get(path(FeedFormat.JSON), headers);

        HttpResponse<Buffer> head = fixture.send(HttpMethod.HEAD, path(FeedFormat.JSON), headers, null);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isNull();
        for (String name :
                new String[] {"ETag", "Content-Length", "Content-Type", "Content-Encoding", "Cache-Control", "Vary"}) {
            assertThat(head.getHeader(name)).as(name).isEqualTo(get.getHeader(name));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    application/feed+json                            | application/feed+json
                    */*                                              | application/feed+json
                    application/json                                 | application/json
                    application/json, */*;q=0.5                      | application/json
                    application/json, application/feed+json          | application/feed+json
                    application/json;q=0.5, application/feed+json    | application/feed+json
                    application/feed+json;q=0.5, application/json    | application/json
                    """)
    void givesPlainJsonToWhoeverAsksForIt(String accepted, String type) {
        HttpResponse<Buffer> answer = fixture.get(path(FeedFormat.JSON), Map.of("Accept", accepted));

        assertThat(answer.getHeader("Content-Type")).isEqualTo(type);
        assertThat(answer.getHeader("Vary")).contains("Accept-Encoding").endsWith(", Accept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/feeds/public.xml", "/feeds/public", "/feeds/PUBLIC.rss", "/feeds/a..b.rss", "/feeds/.rss"})
    void saysWithAProblemThatThereIsNoSuchFeed(String path) {
        HttpResponse<Buffer> answer = fixture.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.bodyAsJsonObject().getString("detail")).contains("没有找到");
    }

    @Test
    void isOnlyEverRead() {
        HttpResponse<Buffer> answer = fixture.send(HttpMethod.POST, path(FeedFormat.RSS), Map.of(), null);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.getHeader("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void givesTheDaysOfAYearAsACalendar() {
        HttpResponse<Buffer> answer = fixture.get("/calendar/2027.ics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("text/calendar; charset=utf-8");
        assertThat(CalendarTest.events(CalendarTest.parsed(answer.body().getBytes())))
                .hasSameSizeAs(FeedsFixture.ALMANAC.year(2027));
        assertThat(fixture.get("/calendar/2027.ics", Map.of("If-None-Match", answer.getHeader("ETag")))
                        .statusCode())
                .isEqualTo(304);
        assertThat(unzipped(fixture.get("/calendar/2027.ics", Map.of("Accept-Encoding", "gzip"))
                        .body()))
                .isEqualTo(answer.bodyAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1989", "2101", "0000", "99999", "next", "2027.0", ""})
    void saysWhichYearsThereAre(String year) {
        HttpResponse<Buffer> answer = fixture.get("/calendar/" + year + ".ics");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.bodyAsJsonObject().getString("detail")).contains("1990 至 2100");
    }

    private static String path(FeedFormat format) {
        return "/feeds/public." + format.extension();
    }

    private static String unzipped(Buffer zipped) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.getBytes()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("not gzip", e);
        }
    }
}
