package io.redletter.feed;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditEntry;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartnerFeedsTest {
    private final Platform platform;
    private final SettableClock clock;
    private final FeedsFixture fixture;
    private final Actor operator;
    private final String token;
    private int names;

    PartnerFeedsTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
        this.fixture = new FeedsFixture(platform);
        this.operator = new Actor("user_op", "op", "运营", Set.of(Role.OPERATOR), fixture.city.id());
        this.token = fixture.token("operator", fixture.city, Role.OPERATOR);
    }

    @BeforeAll
    void release() {
        Instant release = clock.instant().plusSeconds(1);
        fixture.planned("六五环境日", release);
        clock.set(release);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        fixture.get("/feeds/public.json").bodyAsString())
                .contains("六五环境日"));
    }

    @AfterAll
    void stop() {
        fixture.stop();
    }

    @ParameterizedTest
    @CsvSource({"rss", "atom", "json"})
    void opensAPartnersFeedToItsKey(String format) {
        Partner.WithKey made = partner();

        HttpResponse<Buffer> answer = feed(made, format, bearer(made.key()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.bodyAsString())
                .contains("六五环境日")
                .contains("?c=feed-" + made.partner().feedName())
                .contains(made.partner().name())
                .doesNotContain(made.key());
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(answer.getHeader("ETag")).isNotBlank();
    }

    @Test
    void takesTheKeyAsBearerOrAsUserInfo() {
        Partner.WithKey made = partner();
        String key = made.key();

        for (String header : List.of(
                bearer(key), "bearer " + key, basic("paper:" + key), basic(":" + key), basic(key + ":"), basic(key))) {
            assertThat(feed(made, "json", header).statusCode()).as(header).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer rlk_wrong",
                "Bearer",
                "Bearer ",
                "Basic !!!",
                "Basic cGFwZXI6d3Jvbmc=",
                "Basic",
                "Digest username=\"paper\"",
                "rlk_naked"
            })
    void answersAWrongKeyAndAnUnknownNameAlike(String header) {
        Partner.WithKey made = partner();

        HttpResponse<Buffer> wrong = feed(made, "json", header);
        HttpResponse<Buffer> unknown = fixture.get("/feeds/nobody-here.json", Map.of("Authorization", header));

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.getHeader("WWW-Authenticate")).contains("Bearer").contains("Basic");
        assertThat(wrong.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(said(unknown)).isEqualTo(said(wrong));
        assertThat(unknown.getHeader("WWW-Authenticate")).isEqualTo(wrong.getHeader("WWW-Authenticate"));
    }

    @Test
    void asksForAKeyWhereNoneIsGiven() {
        Partner.WithKey made = partner();

        HttpResponse<Buffer> known = fixture.get("/feeds/" + made.partner().feedName() + ".rss");
        HttpResponse<Buffer> unknown = fixture.get("/feeds/nobody-here.rss");

        assertThat(known.statusCode()).isEqualTo(401);
        assertThat(said(unknown)).isEqualTo(said(known));
    }

    @Test
    void doesNotOpenOneFeedWithTheKeyOfAnother() {
        Partner.WithKey one = partner();
        Partner.WithKey other = partner();

        assertThat(feed(one, "rss", bearer(other.key())).statusCode()).isEqualTo(401);
    }

    @Test
    void neverAnswersThatAStrangerHasItAlready() {
        Partner.WithKey made = partner();
        String tag = feed(made, "rss", bearer(made.key())).getHeader("ETag");
        String path = "/feeds/" + made.partner().feedName() + ".rss";

        assertThat(fixture.get(path, Map.of("If-None-Match", tag)).statusCode()).isEqualTo(401);
        assertThat(fixture.get(path, Map.of("If-None-Match", tag, "Authorization", bearer(made.key())))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void shutsOutTheOldKeyAtOnce() {
        Partner.WithKey old = partner();
        feed(old, "json", bearer(old.key()));

        Partner.WithKey next =
                await(fixture.feeds.partners().renewKey(operator, old.partner().id()));

        assertThat(feed(old, "json", bearer(old.key())).statusCode()).isEqualTo(401);
        assertThat(feed(old, "json", bearer(next.key())).statusCode()).isEqualTo(200);
    }

    @Test
    void shutsOutAPartnerThatIsDisabledOrRemoved() {
        Partner.WithKey made = partner();
        PartnerService partners = fixture.feeds.partners();
        feed(made, "json", bearer(made.key()));

        await(partners.enable(operator, made.partner().id(), false));
        int disabled = feed(made, "json", bearer(made.key())).statusCode();
        await(partners.enable(operator, made.partner().id(), true));
        int enabled = feed(made, "json", bearer(made.key())).statusCode();
        await(partners.remove(operator, made.partner().id()));
        int removed = feed(made, "json", bearer(made.key())).statusCode();

        assertThat(List.of(disabled, enabled, removed)).containsExactly(401, 200, 401);
    }

    @Test
    void keepsOnlyADigestOfTheKey() {
        Partner.WithKey made = partner();

        Document stored = await(platform.mongo()
                        .first(platform.mongo()
                                .collection("partners", Document.class)
                                .find(new Document("_id", made.partner().id()))))
                .orElseThrow();

        assertThat(made.key()).matches("rlk_[A-Za-z0-9_-]{43}");
        assertThat(stored.toJson())
                .doesNotContain(made.key())
                .doesNotContain(made.key().substring(4));
        assertThat(made.toString()).doesNotContain(made.key());
    }

    @Test
    void countsPullsCoarselyAndForgetsNone() {
        Partner.WithKey made = partner();
        PullTally tally = new PullTally(new PartnerStore(platform.mongo()));
        Instant first = clock.instant();
        tally.count(made.partner(), first);
        tally.count(made.partner(), first.plusSeconds(5));

        await(tally.write());
        await(tally.write());
        tally.count(made.partner(), first.plusSeconds(2));
        await(tally.write());

        Partner stored = stored(made);
        assertThat(stored.pulls()).isEqualTo(3);
        assertThat(stored.lastPulledAt()).isEqualTo(first.plusSeconds(5));
        assertThat(stored.version()).isEqualTo(3);
    }

    @Test
    void countsEveryGetThatWasAnswered() {
        Partner.WithKey made = partner();
        String path = "/feeds/" + made.partner().feedName() + ".rss";
        Map<String, String> key = Map.of("Authorization", bearer(made.key()));
        String tag = fixture.get(path, key).getHeader("ETag");
        fixture.get(path, Map.of("Authorization", bearer(made.key()), "If-None-Match", tag));
        fixture.send(HttpMethod.HEAD, path, key, null);
        fixture.get(path);

        await(fixture.feeds.writePulls());

        assertThat(stored(made).pulls()).isEqualTo(2);
        assertThat(stored(made).lastPulledAt()).isEqualTo(clock.instant());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":"甲报"}                                 | 422
                    {"name":"","feedName":"jia"}                   | 422
                    {"name":"甲报","feedName":"J"}                  | 422
                    {"name":"甲报","feedName":"a--b"}               | 422
                    {"name":"甲报","feedName":"-ab"}                | 422
                    {"name":"甲报","feedName":"public"}             | 409
                    {"name":"甲报","feedName":"jia","unitId":"u"}   | 422
                    {"name":"甲报","feedName":"jia","x":1}          | 422
                    """)
    void refusesAPartnerThatCannotBe(String body, int status) {
        HttpResponse<Buffer> answer = call(HttpMethod.POST, "/partners", new JsonObject(body), Map.of());

        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void addsListsRenewsAndRemovesByTheApi() {
        JsonObject wanted = new JsonObject().put("name", "鄂州日报").put("feedName", "ezhou-daily");

        HttpResponse<Buffer> made = call(HttpMethod.POST, "/partners", wanted, Map.of());
        HttpResponse<Buffer> again = call(HttpMethod.POST, "/partners", wanted, Map.of());
        String id = made.bodyAsJsonObject().getJsonObject("partner").getString("id");
        HttpResponse<Buffer> renewed = call(HttpMethod.POST, "/partners/" + id + "/keys", null, Map.of());
        HttpResponse<Buffer> listed = call(HttpMethod.GET, "/partners", null, Map.of());
        HttpResponse<Buffer> removed = call(HttpMethod.DELETE, "/partners/" + id, null, Map.of());
        HttpResponse<Buffer> gone = call(HttpMethod.DELETE, "/partners/" + id, null, Map.of());

        assertThat(made.statusCode()).as(made.bodyAsString()).isEqualTo(201);
        assertThat(made.getHeader("Location")).isEqualTo("/api/v1/partners/" + id);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(renewed.bodyAsJsonObject().getString("key"))
                .startsWith("rlk_")
                .isNotEqualTo(made.bodyAsJsonObject().getString("key"));
        assertThat(listed.bodyAsString()).contains(id).doesNotContain("keyHash").doesNotContain("rlk_");
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(await(fixture.accounts.trail().about(id, 10)))
                .extracting(AuditEntry::action)
                .containsExactly("partner.removed", "partner.key-renewed", "partner.created");
    }

    @Test
    void addsAPartnerOnceHoweverOftenItIsAskedUnderOneKey() {
        JsonObject wanted = new JsonObject().put("name", "乙报").put("feedName", "yi-bao");
        Map<String, String> key = Map.of("Idempotency-Key", "some-key-of-mine");

        HttpResponse<Buffer> first = call(HttpMethod.POST, "/partners", wanted, key);
        HttpResponse<Buffer> second = call(HttpMethod.POST, "/partners", wanted, key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.bodyAsJsonObject()).isEqualTo(first.bodyAsJsonObject());
    }

    @Test
    void givesANewKeyWhereTheAnswerToTheFirstTryWasLost() {
        NewPartner wanted = new NewPartner("丙报", "bing-bao", null);
        PartnerService partners = fixture.feeds.partners();
        Partner.WithKey lost = await(partners.create(operator, "partner_0c", wanted));

        Partner.WithKey again = await(partners.create(operator, "partner_0c", wanted));

        assertThat(again.partner().id()).isEqualTo(lost.partner().id());
        assertThat(feed(again, "rss", bearer(again.key())).statusCode()).isEqualTo(200);
        assertThat(feed(again, "rss", bearer(lost.key())).statusCode()).isEqualTo(401);
        assertThat(failure(partners.create(operator, "partner_0d", wanted))).hasMessageContaining("bing-bao");
    }

    @Test
    void asksForThePermissionAndForSight() {
        Unit elsewhere = fixture.unit("别的市", null);
        Actor manager = new Actor("user_m", "m", "领导", Set.of(Role.MANAGER), fixture.city.id());
        Actor stranger = new Actor("user_s", "s", "外人", Set.of(Role.OPERATOR), elsewhere.id());
        Partner.WithKey made = partner();
        PartnerService partners = fixture.feeds.partners();

        assertThat(failure(partners.list(manager))).isInstanceOf(RefusedException.class);
        assertThat(failure(partners.create(manager, new NewPartner("丙", "bing", null))))
                .isInstanceOf(RefusedException.class);
        assertThat(await(partners.list(stranger))).isEmpty();
        assertThat(failure(partners.renewKey(stranger, made.partner().id()))).isInstanceOf(NotFoundException.class);
        assertThat(failure(partners.remove(stranger, made.partner().id()))).isInstanceOf(NotFoundException.class);
        assertThat(failure(partners.create(stranger, new NewPartner("丁", "ding", fixture.city.id()))))
                .isInstanceOf(RefusedException.class);
    }

    private Partner.WithKey partner() {
        names++;
        return await(
                fixture.feeds.partners().create(operator, new NewPartner("合作媒体" + names, "medium-" + names, null)));
    }

    private Partner stored(Partner.WithKey made) {
        return await(new PartnerStore(platform.mongo()).get(made.partner().id()));
    }

    private HttpResponse<Buffer> feed(Partner.WithKey made, String format, String authorization) {
        return fixture.get(
                "/feeds/" + made.partner().feedName() + "." + format, Map.of("Authorization", authorization));
    }

    private HttpResponse<Buffer> call(HttpMethod method, String path, JsonObject body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", bearer(token));
        return fixture.send(method, "/api/v1" + path, all, body);
    }

    /** What an answer says, apart from its request's own number. */
    private static JsonObject said(HttpResponse<Buffer> answer) {
        JsonObject said = answer.bodyAsJsonObject();
        said.remove("instance");
        return said;
    }

    private static String bearer(String key) {
        return "Bearer " + key;
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
