package io.redletter.feed;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.rometools.rome.feed.synd.SyndEntry;
import io.redletter.content.ContentTopics;
import io.redletter.content.Draft;
import io.redletter.content.Media;
import io.redletter.content.Work;
import io.redletter.content.WorkHint;
import io.redletter.content.WorkKind;
import io.redletter.content.WorkState;
import io.redletter.content.WorkVersion;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Platform platform;
    private final SettableClock clock;
    private final FeedsFixture fixture;

    FeedsTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
        this.fixture = new FeedsFixture(platform);
    }

    @AfterAll
    void stop() {
        fixture.stop();
    }

    @BeforeEach
    void empty() {
        for (String collection : new String[] {"works", "work_versions", "releases"}) {
            await(platform.mongo()
                    .done(platform.mongo()
                            .collection(collection, Document.class)
                            .deleteMany(new Document())));
        }
        platform.bus().publish(ContentTopics.WORK_CHANGED, new WorkHint("none", WorkState.DRAFT));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(titles(FeedFormat.JSON)).isEqualTo("[]"));
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void showsNothingAMillisecondBeforeItsReleaseAndEverythingAtIt(FeedFormat format) {
        Instant release = clock.instant().plusSeconds(3600);
        fixture.planned("六五环境日", release);

        clock.set(release.minusMillis(1));

        await().during(Duration.ofMillis(400)).atMost(PATIENCE).untilAsserted(() -> assertThat(body(format))
                .doesNotContain("六五环境日"));
        clock.set(release);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles(format)).isEqualTo("[六五环境日]"));
        assertThat(body(format)).contains("正文 六五环境日").contains("?c=feed-public");
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void holdsBackWhatIsMarkedReleasedButWhoseInstantHasNotCome(FeedFormat format) {
        Work work = released("早到的作品");
        Instant release = clock.instant().plusSeconds(60);

        set(work, "releaseAt", release);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(body(format)).doesNotContain("早到的作品"));
        clock.set(release.minusMillis(1));
        await().during(Duration.ofMillis(700)).atMost(PATIENCE).untilAsserted(() -> assertThat(body(format))
                .doesNotContain("早到的作品"));
        clock.set(release);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(body(format)).contains("早到的作品"));
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void dropsAWithdrawnWorkWithTheVeryNextAnswer(FeedFormat format) {
        Work staying = released("留下");
        Work leaving = released("撤回");
        HttpResponse<Buffer> before = fixture.get(path(format));

        fixture.withdraw(leaving);

        HttpResponse<Buffer> after = fixture.get(path(format), Map.of("If-None-Match", before.getHeader("ETag")));
        assertThat(before.bodyAsString()).contains("撤回");
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.bodyAsString()).doesNotContain("撤回").contains(staying.slug());
    }

    @Test
    void dropsAWithdrawnWorkWithoutAnyHint() {
        Work work = released("撤回");
        Labels labels = new Labels(
                FeedsFixture.ALMANAC::find,
                id -> Future.succeededFuture(Optional.empty()),
                id -> Future.succeededFuture(Optional.empty()));
        Shelf shelf = new Shelf(fixture.content.gate(), labels, fixture.agenda::now);
        assertThat(await(shelf.stock()).shown()).hasSize(1);

        fixture.withdraw(work);

        assertThat(await(shelf.stock()).shown()).isEmpty();
    }

    @Test
    void tellsDayCampaignUnitAndFilmOfAWork() {
        String sha256 = "ab".repeat(32);
        await(platform.mongo()
                .done(platform.mongo()
                        .collection("media", Media.class)
                        .insertOne(new Media(
                                sha256, 1, "earth.mp4", "video/mp4", 4096, 640, 360, 12_000L, clock.instant(), "u"))));
        Draft draft = new Draft("地球一分钟", "看懂", "<p>正文</p>", null, sha256, null);
        Instant release = clock.instant().plusSeconds(60);
        fixture.planned(draft, WorkKind.VIDEO, release);

        clock.set(release);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(titles(FeedFormat.RSS)).isEqualTo("[地球一分钟]"));
        SyndEntry entry = FeedWritersTest.synd(
                        fixture.get(path(FeedFormat.RSS)).body().getBytes())
                .getEntries()
                .get(0);
        assertThat(entry.getCategories()).extracting("name").containsExactly("六五环境日", "美丽中国我先行");
        assertThat(entry.getAuthor()).isEqualTo("鄂州市委宣传部");
        assertThat(entry.getEnclosures().get(0).getLength()).isEqualTo(4096);
        JsonObject json = fixture.get(path(FeedFormat.JSON)).bodyAsJsonObject();
        JsonFeedRules.check(json);
        assertThat(json.getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonArray("attachments")
                        .getJsonObject(0)
                        .getInteger("duration_in_seconds"))
                .isEqualTo(12);
    }

    @Test
    void showsTheHundredReleasedLast() {
        for (int i = 0; i < 101; i++) {
            copyReleased(i);
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonObject feed = fixture.get(path(FeedFormat.JSON)).bodyAsJsonObject();
            assertThat(feed.getJsonArray("items")).hasSize(100);
            assertThat(feed.getJsonArray("items").getJsonObject(0).getString("title"))
                    .isEqualTo("第100个");
            assertThat(feed.encode()).doesNotContain("\"第0个\"");
        });
    }

    @Test
    void doesNotHideAWithdrawalBehindADate() {
        released("留下");
        Work leaving = released("撤回");
        fixture.get(path(FeedFormat.RSS));
        clock.advance(Duration.ofSeconds(6));
        String date = fixture.get(path(FeedFormat.RSS)).getHeader("Last-Modified");

        fixture.withdraw(leaving);

        HttpResponse<Buffer> answer = fixture.get(path(FeedFormat.RSS), Map.of("If-Modified-Since", date));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.bodyAsString()).doesNotContain("撤回");
    }

    @Test
    void letsNoCacheKeepTheFeedPastTheNextRelease() {
        fixture.planned("将到", clock.instant().plusSeconds(3600));
        assertThat(fixture.get(path(FeedFormat.RSS)).getHeader("Cache-Control"))
                .isEqualTo("public, max-age=15, must-revalidate");

        clock.advance(Duration.ofSeconds(3600).minusMillis(4_500));
        HttpResponse<Buffer> near = fixture.get(path(FeedFormat.RSS));
        clock.advance(Duration.ofMillis(4_400));
        HttpResponse<Buffer> nearer = fixture.get(path(FeedFormat.RSS));

        assertThat(near.getHeader("Cache-Control")).isEqualTo("public, max-age=4, must-revalidate");
        assertThat(nearer.getHeader("Cache-Control")).isEqualTo("public, max-age=0, must-revalidate");
        assertThat(nearer.bodyAsString()).doesNotContain("将到");
    }

    @Test
    void isShutWhereAStoredWordingIsNotTheSealedOne() {
        Work work = released("被改动");

        set(work, "sealedHash", "another");

        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<Buffer> answer = fixture.get(path(FeedFormat.RSS));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.bodyAsString()).doesNotContain("被改动").doesNotContain("Exception");
        });
    }

    private Work released(String title) {
        Instant release = clock.instant().plusSeconds(1);
        Work work = fixture.planned(title, release);
        clock.set(release);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(body(FeedFormat.JSON)).contains(work.slug()));
        return work;
    }

    /** Many works without the way through review: stored as the release lane leaves them. */
    private void copyReleased(int number) {
        Shown shown = Works.shown("work_" + number, WorkKind.H5, "第" + number + "个", "摘要", "<p>文</p>", null, null);
        await(platform.mongo()
                .done(platform.mongo()
                        .collection("work_versions", WorkVersion.class)
                        .insertOne(shown.open().version())));
        Document work = new Document("_id", "work_" + number)
                .append("version", 1L)
                .append("slug", "slug-" + number)
                .append("campaignId", fixture.campaignId)
                .append("kind", "H5")
                .append("title", "第" + number + "个")
                .append("unitId", fixture.city.id())
                .append("state", "RELEASED")
                .append("headNumber", 1)
                .append("sealedNumber", 1)
                .append("sealedHash", "hash")
                .append("sealedMedia", List.of())
                .append("releaseAt", Date.from(clock.instant().minusSeconds(1000 - number)))
                .append("author", "u")
                .append("createdAt", Date.from(clock.instant()))
                .append("changedAt", Date.from(clock.instant()))
                .append("demo", false);
        await(platform.mongo()
                .done(platform.mongo().collection("works", Document.class).insertOne(work)));
    }

    private void set(Work work, String field, Object value) {
        await(platform.mongo()
                .done(platform.mongo()
                        .collection("works", Document.class)
                        .updateOne(
                                Filters.eq("_id", work.id()),
                                Updates.combine(Updates.set(field, value), Updates.inc("version", 1L)))));
    }

    private String titles(FeedFormat format) {
        Buffer body = fixture.get(path(format)).body();
        if (format == FeedFormat.JSON) {
            return new JsonObject(body)
                    .getJsonArray("items").stream()
                            .map(item -> ((JsonObject) item).getString("title"))
                            .toList()
                            .toString();
        }
        return FeedWritersTest.synd(body.getBytes()).getEntries().stream()
                .map(SyndEntry::getTitle)
                .toList()
                .toString();
    }

    private String body(FeedFormat format) {
        HttpResponse<Buffer> answer = fixture.get(path(format));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.bodyAsString();
    }

    private static String path(FeedFormat format) {
        return "/feeds/public." + format.extension();
    }
}
