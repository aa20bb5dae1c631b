package io.redletter.reach;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.redletter.reach.ReachServer.Answer;
import io.redletter.reach.journal.Durability;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryTest {
    private static final Map<String, String> MANAGER = Map.of("X-Actor", "1");
    private static final Map<String, String> OPERATOR =
            Map.of("X-Actor", "OPERATOR@unit1", "Content-Type", "application/json");
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Platform platform;
    private final SettableClock clock;
    private ReachServer server;

    QueryTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeAll
    void start() {
        server = new ReachServer(
                platform, new ReachConfig(Durability.FSYNC, 1 << 20, 64 << 20, 100_000, 0, 10, true, true, 0, 3, 30));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void laysACampaignOutByRegionDeviceReferrerLanguageAudienceAndOwner() {
        Scopes page = new Scopes("g1", "w1", 2, "ch1", "unit1", "bo", "teenagers", "vol7");
        view(page, "119.96.1.1", "\"r\":\"www.baidu.com\"");
        view(page, "119.96.1.1", "\"r\":\"127.0.0.1\"");
        view(page, "2409:8a4c:1::1", "\"r\":\"nobody.example\"");
        view(page, "10.1.2.3", "\"e\":\"view\"");

        assertThat(groups("g1", "region")).isEqualTo(Map.of("湖北省", 4)); // of no address known: the unit's own place
        assertThat(groups("g1", "city")).isEqualTo(Map.of("湖北省武汉市", 3, "湖北省鄂州市", 1));
        assertThat(groups("g1", "referrer")).isEqualTo(Map.of("search", 1, "internal", 1, "wechat", 2));
        assertThat(groups("g1", "device")).isEqualTo(Map.of("phone", 4));
        assertThat(groups("g1", "language")).isEqualTo(Map.of("bo", 4));
        assertThat(groups("g1", "audience")).isEqualTo(Map.of("teenagers", 4));
        assertThat(groups("g1", "owner")).isEqualTo(Map.of("vol7", 4));
        assertThat(groups("g1", "version")).isEqualTo(Map.of("w1.2", 4));
        assertThat(groups("g1&from=2027-06-01&to=2027-06-01", "city")).isEqualTo(Map.of("湖北省武汉市", 3, "湖北省鄂州市", 1));
    }

    @Test
    void countsPartsBeyondTheBoundAsOtherAlsoAfterARestart() {
        for (int i = 0; i < 6; i++) {
            view(new Scopes("g2", "w1", 1, "ch" + i, "unit1"), "10.0.0.1", "\"e\":\"view\"");
        }
        await(server.reach.settle());
        Map<String, Integer> before = groups("g2", "channel");
        server.close();
        start();
        view(new Scopes("g2", "w1", 1, "ch9", "unit1"), "10.0.0.1", "\"e\":\"view\"");
        view(new Scopes("g2", "w1", 1, "ch1", "unit1"), "10.0.0.1", "\"e\":\"view\"");

        assertThat(before).isEqualTo(Map.of("ch0", 1, "ch1", 1, "ch2", 1, "other", 3));
        assertThat(groups("g2", "channel")).isEqualTo(Map.of("ch0", 1, "ch1", 2, "ch2", 1, "other", 4));
    }

    @Test
    void showsTheLargestByNameAndSumsTheRest() {
        view(new Scopes("g3", "w1", 1, "a", "unit1"), "10.0.0.1", "\"e\":\"view\"");
        view(new Scopes("g3", "w1", 1, "b", "unit1"), "10.0.0.1", "\"e\":\"view\"");
        view(new Scopes("g3", "w1", 1, "b", "unit1"), "10.0.0.1", "\"e\":\"view\"");

        await(server.reach.settle());
        JsonArray groups =
                ask("/api/v1/reach?scope=campaign:g3&group=channel&top=1").getJsonArray("groups");

        assertThat(groups.getJsonObject(0).getString("id")).isEqualTo("b");
        assertThat(groups.getJsonObject(0).getDouble("share")).isEqualTo(2.0 / 3);
        assertThat(groups.getJsonObject(1).getString("id")).isEqualTo("other");
        assertThat(groups).hasSize(2);
    }

    @Test
    void putsTheYearBeforeBesideIt() {
        view(new Scopes("g4-then", "w1", 1, "a", "unit1"), "10.0.0.1", "\"e\":\"view\"");
        clock.advance(Duration.ofDays(1));
        view(new Scopes("g4-now", "w1", 1, "a", "unit1"), "10.0.0.1", "\"e\":\"view\"");
        view(new Scopes("g4-now", "w1", 1, "a", "unit1"), "10.0.0.1", "\"e\":\"view\"");
        await(server.reach.settle());

        JsonObject answer =
                ask("/api/v1/reach?scope=campaign:g4-now&from=2027-06-02&to=2027-06-02&step=day&compare=year-before");
        clock.advance(Duration.ofDays(-1));

        JsonObject compared = answer.getJsonObject("compared");
        assertThat(compared.getString("campaignId")).isEqualTo("g4-then");
        assertThat(compared.getDouble("change")).isEqualTo(1.0);
        assertThat(compared.getJsonObject("range").getString("from")).isEqualTo("2027-05-31T16:00:00Z");
        assertThat(compared.getJsonObject("range").getJsonObject("counts").getInteger("view"))
                .isEqualTo(1);
    }

    @Test
    void unitesVisitorsOfChannelsWithinACampaignAndAddsThemAcrossCampaigns() {
        for (String campaign : new String[] {"g5", "g6"}) {
            for (int i = 0; i < 20; i++) {
                view(new Scopes(campaign, "w1", 1, "a", "unit1"), "10.0.0.1", "\"v\":\"v" + i + "\"");
                view(new Scopes(campaign, "w1", 1, "b", "unit1"), "10.0.0.1", "\"v\":\"v" + (i + 10) + "\"");
            }
        }
        await(server.reach.settle());
        String days = "/api/v1/reach/uniques?from=2027-06-01&to=2027-06-02";

        JsonObject union = ask(days + "&scope=campaign:g5|channel:a&scope=campaign:g5|channel:b");
        JsonObject sum = ask(days + "&scope=campaign:g5&scope=campaign:g6");

        assertThat(union.getString("method")).isEqualTo("union");
        assertThat(union.getInteger("value")).isBetween(28, 30);
        assertThat(sum.getString("method")).isEqualTo("sum");
        assertThat(sum.getInteger("value")).isBetween(56, 60);
    }

    @Test
    void writesATableThatASpreadsheetOpens() {
        view(new Scopes("g7", "w1", 1, "a", "unit1"), "119.96.1.1", "\"e\":\"view\"");
        await(server.reach.settle());

        Answer csv = server.get("/api/v1/reach/csv?scope=campaign:g7&group=region", MANAGER);
        Answer series =
                server.get("/api/v1/reach/csv?scope=campaign:g7&from=2027-06-01&to=2027-06-01&step=day", MANAGER);

        assertThat(csv.headers().get("content-type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(csv.body().toString()).isEqualTo("\uFEFF分组 group,view\r\n湖北省,1\r\n");
        assertThat(series.body().toString()).endsWith("\r\n2027-06-01 00:00,1\r\n");
        assertThat(server.get("/api/v1/reach/csv?scope=nothing", MANAGER).status())
                .isEqualTo(422);
    }

    @Test
    void listsTheLargestThatSomebodyMaySee() {
        view(new Scopes("unit3-top", "unit3-w", 1, "a", "unit3"), "10.0.0.1", "\"e\":\"like\"");
        view(new Scopes("g8", "w8", 1, "a", "unit1"), "10.0.0.1", "\"e\":\"like\"");
        await(server.reach.settle());

        JsonArray mine =
                ask("/api/v1/reach/top?kind=campaign&metric=like&limit=1").getJsonArray("items");
        JsonArray all = server.get("/api/v1/reach/top?kind=work&metric=like", Map.of("X-Actor", "ADMIN@unit1"))
                .body()
                .toJsonObject()
                .getJsonArray("items");

        assertThat(mine).hasSize(1);
        assertThat(mine.getJsonObject(0).getString("id")).isEqualTo("g8");
        assertThat(all.encode()).contains("unit3-w", "w8");
        assertThat(server.get("/api/v1/reach/top?kind=city", MANAGER).status()).isBetween(400, 422);
    }

    @Test
    void opensEveryFigureToItsSourcesAndKeepsWhatOthersStateApart() {
        view(new Scopes("g9", "w1", 1, "ch1", "unit1"), "10.0.0.1", "\"e\":\"view\"");
        await(server.reach.settle());
        JsonObject stated = new JsonObject()
                .put("campaignId", "g9")
                .put("workId", "w1")
                .put("channelId", "ch1")
                .put("unitId", "unit1")
                .put("source", "wechat.article-total")
                .put("day", "2027-05-31")
                .put("counts", new JsonObject().put("view", 100))
                .put("asOf", "2027-05-31T10:00:00Z");
        JsonObject restated =
                stated.copy().put("counts", new JsonObject().put("view", 90)).put("asOf", "2027-05-31T22:00:00Z");

        assertThat(post("/api/v1/reach/statements", stated).status()).isEqualTo(200);
        assertThat(post("/api/v1/reach/statements", restated).status()).isEqualTo(200);
        assertThat(post("/api/v1/reach/statements", stated).status()).isEqualTo(200); // late: changes nothing

        JsonObject answer = ask("/api/v1/reach?scope=campaign:g9");
        JsonObject explained = ask("/api/v1/reach/explain?scope=campaign:g9|channel:ch1");
        assertThat(answer.getJsonObject("totals").getInteger("view")).isEqualTo(1);
        JsonObject reported = answer.getJsonArray("reported").getJsonObject(0);
        assertThat(reported.getJsonObject("counts").getInteger("view")).isEqualTo(90);
        assertThat(reported.getString("method")).isEqualTo("channel report");
        JsonObject statement = explained.getJsonArray("statements").getJsonObject(0);
        assertThat(statement.getJsonArray("before").getJsonObject(0).getJsonObject("counts"))
                .isEqualTo(new JsonObject().put("view", 100));
        JsonObject own = explained.getJsonArray("own").getJsonObject(0);
        assertThat(own.getJsonObject("counts").getInteger("view")).isEqualTo(1);
        assertThat(own.getString("writtenAt")).startsWith("2027-06-01");
        assertThat(explained.getString("firstDay")).isEqualTo("2027-06-01");
        assertThat(explained.getJsonArray("methods")).hasSize(5);
        assertThat(explained.getJsonObject("apart").fieldNames()).containsExactly("bot", "flood", "prefetch");
    }

    @Test
    void keepsAReceiptOnlyWithItsProofAndTakesAWithdrawnOneOutOfTheFigures() {
        JsonObject receipt = new JsonObject()
                .put("kind", "by-hand")
                .put("campaignId", "g10")
                .put("channelId", "screen1")
                .put("unitId", "unit1")
                .put("counts", new JsonObject().put("impression", 500))
                .put("from", "2027-05-30T00:00:00Z")
                .put("to", "2027-05-30T12:00:00Z")
                .put("proof", "trust me");

        Answer refused = post("/api/v1/reach/receipts", receipt);
        receipt.put("proof", "https://example.cn/photo.jpg");
        Map<String, String> keyed = new java.util.HashMap<>(OPERATOR);
        keyed.put("Idempotency-Key", "receipt-key-1");
        Answer kept = server.post("/api/v1/reach/receipts", receipt.toBuffer(), keyed);
        Answer again = server.post("/api/v1/reach/receipts", receipt.toBuffer(), keyed);
        String id = kept.body().toJsonObject().getString("id");
        JsonObject before = ask("/api/v1/reach?scope=campaign:g10");
        Answer withdrawn = post("/api/v1/reach/receipts/" + id + "/withdraw", new JsonObject().put("why", "数字抄错"));
        JsonObject after = ask("/api/v1/reach?scope=campaign:g10");
        JsonObject listed = ask("/api/v1/reach/receipts?scope=campaign:g10");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.body().toJsonObject().getString("byName")).isEqualTo("李");
        assertThat(again.body().toJsonObject().getString("id")).isEqualTo(id);
        assertThat(before.getJsonArray("reported").getJsonObject(0).getJsonObject("counts"))
                .isEqualTo(new JsonObject().put("impression", 500));
        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(after.getJsonArray("reported")).isEmpty();
        assertThat(listed.getJsonArray("items").getJsonObject(0).getString("withdrawnWhy"))
                .isEqualTo("数字抄错");
    }

    @Test
    void letsNobodyStateFiguresForAnotherUnitsCampaign() {
        JsonObject body = new JsonObject()
                .put("campaignId", "c1")
                .put("channelId", "ch1")
                .put("unitId", "unit1")
                .put("source", "x")
                .put("counts", new JsonObject().put("view", 1))
                .put("asOf", "2027-05-31T10:00:00Z");
        Map<String, String> json = Map.of("Content-Type", "application/json");
        Map<String, String> stranger = new java.util.HashMap<>(json);
        stranger.put("X-Actor", "OPERATOR@unit3");
        Map<String, String> manager = new java.util.HashMap<>(json);
        manager.put("X-Actor", "MANAGER@unit1");

        assertThat(server.post("/api/v1/reach/statements", body.toBuffer(), stranger)
                        .status())
                .isEqualTo(404);
        assertThat(server.post("/api/v1/reach/statements", body.toBuffer(), manager)
                        .status())
                .isEqualTo(403);
        assertThat(server.post("/api/v1/reach/statements", body.toBuffer(), json)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void leavesWhoAsksNotToBeTrackedOutWhereTheUnitDecidedSo() {
        Map<String, String> optsOut = Map.of("DNT", "1");
        Map<String, String> admin = Map.of("X-Actor", "ADMIN@unit1", "Content-Type", "application/json");
        Scopes page = new Scopes("g11", "w1", 1, "a", "unit2");

        int silent = server.post("/r", event(page, "\"e\":\"view\""), optsOut).status();
        int decided = server.put("/api/v1/reach/units/unit1", "{\"honoursOptOut\":false}", admin);
        server.post("/r", event(page, "\"e\":\"view\""), optsOut);
        server.post("/r", event(page, "\"e\":\"view\""), optsOut);
        server.put("/api/v1/reach/units/unit1", "{\"honoursOptOut\":true}", admin);

        assertThat(silent).isEqualTo(204);
        assertThat(decided).isEqualTo(200);
        await(server.reach.settle());
        assertThat(await(server.reach.service().totals("campaign:g11")).count("view"))
                .isEqualTo(2);
        assertThat(server.put(
                        "/api/v1/reach/units/unit1",
                        "{\"honoursOptOut\":false}",
                        Map.of("X-Actor", "MANAGER@unit1", "Content-Type", "application/json")))
                .isEqualTo(403);
    }

    @Test
    void destroysTheVisitorsKeysOfCampaignsThatEndedLongAgo() {
        view(new Scopes("g12", "w1", 1, "a", "unit1"), "10.0.0.1", "\"v\":\"a\"");
        view(new Scopes("gone12", "w1", 1, "a", "unit1"), "10.0.0.1", "\"v\":\"a\"");

        int atOnce = await(server.reach.forgetEnded());
        clock.advance(Duration.ofDays(34)); // 5 July: thirty days after the end, the last day of the key
        int onTheLastDay = await(server.reach.forgetEnded());
        clock.advance(Duration.ofDays(1));
        int behind = await(server.reach.forgetEnded());
        int again = await(server.reach.forgetEnded());
        clock.advance(Duration.ofDays(-35));

        assertThat(atOnce).isZero();
        assertThat(onTheLastDay).isZero();
        assertThat(behind).isPositive(); // of every campaign but those that nobody knows
        assertThat(again).isZero();
        view(new Scopes("g12", "w1", 1, "a", "unit1"), "10.0.0.1", "\"v\":\"b\"");
        view(new Scopes("g12", "w1", 1, "a", "unit1"), "10.0.0.1", "\"v\":\"c\"");
        await(server.reach.settle());
        Totals totals = await(server.reach.service().totals("campaign:g12"));
        assertThat(totals.count("view")).isEqualTo(3);
        assertThat(totals.uniques()).isEqualTo(1);
    }

    private Map<String, Integer> groups(String campaign, String kind) {
        await(server.reach.settle());
        Map<String, Integer> groups = new java.util.TreeMap<>();
        ask("/api/v1/reach?group=" + kind + "&scope=campaign:" + campaign)
                .getJsonArray("groups")
                .forEach(group -> groups.put(
                        ((JsonObject) group).getString("id"),
                        ((JsonObject) group).getJsonObject("counts").getInteger("view")));
        return groups;
    }

    private JsonObject ask(String path) {
        Answer answer = server.get(path, MANAGER);
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
        return answer.body().toJsonObject();
    }

    private Answer post(String path, JsonObject body) {
        return server.post(path, body.toBuffer(), OPERATOR);
    }

    private void view(Scopes page, String address, String field) {
        assertThat(server.post("/r", event(page, field), Map.of("X-Forwarded-For", address))
                        .status())
                .isEqualTo(204);
    }

    private Buffer event(Scopes page, String field) {
        String token = server.reach.tokens().sign(page);
        return Buffer.buffer("{\"id\":\"q" + NEXT.incrementAndGet() + "\",\"t\":\"" + token + "\"," + field + "}");
    }
}
