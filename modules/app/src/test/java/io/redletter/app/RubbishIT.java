package io.redletter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input at the whole program's door: always a 4xx with a sentence, never a stack trace, never a 500. */
class RubbishIT {
    @TempDir
    private static Path data;

    private static RunningDemo demo;

    @BeforeAll
    static void start() throws IOException {
        demo = RunningDemo.start(data, "--port", "0", "--no-readers");
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    POST | /api/v1/campaigns | {"observanceId":"no-such-day","year":2027}                    | observanceId
                    POST | /api/v1/campaigns | {"observanceId":"world-environment-day","year":1200}          | year
                    POST | /api/v1/campaigns | {"name":"x","start":"2027-06-05","end":"2027-06-01"}          | end
                    POST | /api/v1/campaigns | {"name":                                                      | JSON
                    POST | /api/v1/campaigns | {"nonsense":true}                                             | nonsense
                    POST | /api/v1/pushes    | {"campaignId":"campaign_demotoday","workId":"work_demoarticle","channelIds":["none"],"local":"2027-06-05T08:00:00"} | none
                    POST | /api/v1/pushes    | {"campaignId":"campaign_demotoday","workId":"none","channelIds":["ch_demopartner"],"local":"2027-06-05T08:00:00"} | none
                    POST | /api/v1/pushes    | {"campaignId":"campaign_demotoday","workId":"work_demoarticle","channelIds":["ch_demopartner"],"local":"tomorrow"} | local
                    POST | /api/v1/works     | {"campaignId":"campaign_demotoday","kind":"OPERA","title":"x"} | kind
                    GET  | /api/v1/observances?year=many |  | year
                    GET  | /api/v1/nowhere   |                                                               | 404
                    POST | /r                | not json                                                      |
                    POST | /r                | {"id":"aaaaaaaaaa","t":"forged~token","e":"view","at":1}      |
                    GET  | /feeds/nobody.rss |                                                               |
                    GET  | /feeds/public.xyz |                                                               |
                    GET  | /calendar/1066.ics |                                                              |
                    GET  | /h5/nothing       |                                                               |
                    GET  | /media/0000/x.mp4 |                                                               |
                    """)
    void answersWithFourHundredAndASentence(String method, String path, String body, String named) {
        HttpRequest.Builder request = RunningDemo.request(demo.site() + path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (path.startsWith("/api")) {
            request.header("Authorization", "Bearer " + demo.token());
        }

        HttpResponse<String> answer = RunningDemo.send(request.build());

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .contains(named == null ? "" : named);
    }

    @Test
    void refusesAPushInThePast() {
        HttpResponse<String> planned = RunningDemo.send(demo.authorised("/pushes")
                .header("Content-Type", "application/json")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                """
                                {"campaignId":"campaign_demotoday","workId":"work_demoarticle",
                                 "channelIds":["ch_demopartner"],"local":"2020-01-01T08:00:00"}"""))
                .build());

        assertThat(planned.statusCode()).as(planned.body()).isBetween(400, 499);
        assertThat(planned.body()).contains("past");
    }

    @Test
    void refusesAWrongTokenAndAMissingOne() {
        assertThat(RunningDemo.send(RunningDemo.request(demo.site() + "/api/v1/campaigns?year=2027")
                                .header("Authorization", "Bearer rlt_wrong")
                                .build())
                        .statusCode())
                .isEqualTo(401);
        assertThat(demo.get(demo.site() + "/api/v1/campaigns?year=2027").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /pushes",
        "POST, /cascades/preview",
        "POST, /people/opt-out",
        "PATCH, /campaigns/x",
        "GET, /channels/x!",
        "GET, /channel-kinds",
        "GET, /reach",
        "POST, /audiences/x/imports",
        "POST, /media"
    })
    void asksWhoCallsBeforeAnythingElse(String method, String path) {
        HttpResponse<String> answer = RunningDemo.send(RunningDemo.request(demo.site() + "/api/v1" + path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString("{not json"))
                .build());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    }

    @Test
    void refusesABodyOfTenMebibytes() {
        HttpResponse<String> answer = RunningDemo.send(demo.authorised("/campaigns")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + "x".repeat(10 << 20) + "\"}"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void servesTheContractTheDocsTheProbesAndTheMeters() {
        assertThat(demo.get(demo.site() + "/api/v1/openapi.yaml").body()).startsWith("openapi: 3.1.0");
        assertThat(demo.get(demo.site() + "/api/v1/docs").body()).contains("/api/v1/pushes");
        assertThat(demo.get(demo.management() + "/health/live").statusCode()).isEqualTo(200);
        assertThat(demo.get(demo.management() + "/health/ready").body()).contains("\"mongo\":\"up\"");
        assertThat(demo.get(demo.management() + "/metrics").body())
                .contains("jvm_")
                .contains("vertx_http_server");
    }
}
