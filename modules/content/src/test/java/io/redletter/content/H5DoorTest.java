package io.redletter.content;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H5DoorTest {
    private static final String TITLE = "美丽中国 <我> \"先行\" & '行动'";

    private final Newsroom room;
    private final Media cover;
    private final Media film;
    private final Work article;
    private final Work video;

    H5DoorTest(Platform platform) {
        room = new Newsroom(platform);
        cover = room.picture(1);
        film = room.film(1);
        article = room.released(
                room.ready(WorkKind.H5, new Draft(TITLE, "一句<话>", "<h2>一</h2><p>正文</p>", cover.sha256(), null, null)));
        video = room.released(
                room.ready(WorkKind.VIDEO, new Draft("短片", "", "<p>片子</p>", cover.sha256(), film.sha256(), null)));
    }

    @AfterAll
    void close() {
        room.close();
    }

    @Test
    void showsAnArticleWithEverythingAShareCardNeeds() {
        String html = room.get(article.path()).bodyAsString();

        assertThat(html).startsWith("<!DOCTYPE html>").contains("<html lang=\"zh-CN\">");
        assertThat(html).contains("<h1>美丽中国 &lt;我&gt; &quot;先行&quot; &amp; &#39;行动&#39;</h1>");
        assertThat(html).contains("<article>\n<h2>一</h2><p>正文</p>\n</article>");
        assertThat(html).contains("property=\"og:title\" content=\"美丽中国 &lt;我&gt;");
        assertThat(html).contains("property=\"og:description\" content=\"一句&lt;话&gt;\"");
        assertThat(html).contains("property=\"og:type\" content=\"article\"");
        assertThat(html).contains("property=\"og:url\" content=\"" + Newsroom.PUBLIC_URL + article.path() + "\"");
        assertThat(html)
                .contains("property=\"og:image\" content=\"" + Newsroom.PUBLIC_URL
                        + cover.ref().path() + "\"");
        assertThat(html).contains("rel=\"canonical\" href=\"" + Newsroom.PUBLIC_URL + article.path() + "\"");
        assertThat(html).contains("示范市委宣传部").contains("2027年6月1日");
    }

    @Test
    void showsAFilmThatPlaysInThePage() {
        String html = room.get(video.path()).bodyAsString();

        assertThat(html).containsPattern("<video controls playsinline [^>]*preload=\"metadata\" poster=\"/media/");
        assertThat(html).contains("<source src=\"" + film.ref().path() + "\" type=\"video/mp4\">");
        assertThat(html).contains("width=\"1280\" height=\"720\"");
        assertThat(html).contains("property=\"og:type\" content=\"video.other\"");
    }

    @Test
    void countsUnderTheChannelTheReaderCameFrom() {
        String unit = room.unit.id();

        assertThat(room.get(article.path() + "?c=ch_7").bodyAsString())
                .contains("<script async src=\"/beacon.js\" data-token=\"tok-ch_7-" + unit + "\"></script>");
        assertThat(room.get(article.path()).bodyAsString()).contains("data-token=\"tok-web-" + unit + "\"");
        assertThat(room.get(article.path() + "?c=%22%3E%3Cscript%3E").bodyAsString())
                .contains("data-token=\"tok-web-" + unit + "\"");
    }

    @Test
    void allowsNoScriptInThePageAndOnlyItsOwnStyle() {
        HttpResponse<Buffer> page = room.get(article.path());

        String policy = page.getHeader("Content-Security-Policy");
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page.bodyAsString());
        assertThat(style.find()).isTrue();
        String digest = Base64.getEncoder()
                .encodeToString(ContentHash.sha256().digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(policy)
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(policy).contains("style-src 'sha256-" + digest + "'");
        assertThat(page.bodyAsString())
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContain(" style=");
        assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void saysThatDemonstrationDataIsOne() {
        Work demo = await(
                room.service().createWork(room.writer, new NewWork("camp_1", WorkKind.H5, "演示", null, null, true)));
        room.saved(demo, Newsroom.draft("演示", "<p>文</p>"));
        room.submitted(demo);

        assertThat(room.get(room.released(room.approved(demo)).path()).bodyAsString())
                .contains("演示数据");
        assertThat(room.get(article.path()).bodyAsString()).doesNotContain("演示数据");
    }

    @Test
    void previewsWithoutCounting() {
        Work work = room.begun(WorkKind.H5, "草稿");
        SavedVersion saved = room.saved(work, Newsroom.draft("草稿", "<p>未审</p>"));

        String html = await(room.content.page().render(saved.work(), saved.version(), true));

        assertThat(html).contains("未审").contains("预览").doesNotContain("beacon").contains("noindex");
    }

    @Test
    void saysNothingOfAWorkThatIsShut() {
        Work shut = room.ready(WorkKind.H5, Newsroom.draft("秘密标题", "<p>秘密</p>"));

        HttpResponse<Buffer> hidden = room.get(shut.path());
        HttpResponse<Buffer> none = room.get("/h5/nothing-here");

        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.bodyAsString()).isEqualTo(none.bodyAsString()).contains("还不到发布的时候");
        assertThat(hidden.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(hidden.headers().entries().toString())
                .isEqualTo(none.headers().entries().toString());
    }

    @Test
    void leadsAShortLinkToThePageAndItsChannel() {
        String code = await(room.content.links().codeFor(article.id(), "ch_9"));

        HttpResponse<Buffer> answer = room.get("/s/" + code);

        assertThat(code).matches("[0-9A-Za-z]{8}");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.getHeader("Location")).isEqualTo(article.path() + "?c=ch_9");
        assertThat(await(room.content.links().codeFor(article.id(), "ch_9"))).isEqualTo(code);
        assertThat(await(room.content.links().codeFor(article.id(), "ch_10"))).isNotEqualTo(code);
        assertThat(room.get("/s/nosuch00").statusCode()).isEqualTo(404);
    }

    @Test
    void drawsACodeThatAPhoneReads() throws Exception {
        HttpResponse<Buffer> answer = room.get(article.path() + "/qr.png?c=ch_9");

        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(answer.body().getBytes()));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        String read = new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels))))
                .getText();
        assertThat(answer.getHeader("Content-Type")).isEqualTo("image/png");
        assertThat(read).isEqualTo(Newsroom.PUBLIC_URL + article.path() + "?c=ch_9");
    }

    @Test
    void letsStaffPrintTheCodeOfAWorkThatIsStillShut() {
        Work shut = room.ready(WorkKind.H5, Newsroom.draft("海报", "<p>文</p>"));

        assertThat(room.get(shut.path() + "/qr.png").statusCode()).isEqualTo(404);
        assertThat(await(room.asWriter(HttpMethod.GET, shut.path() + "/qr.png").send())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersAHeadWithoutAPage() {
        HttpResponse<Buffer> head =
                await(room.request(HttpMethod.HEAD, article.path()).send());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isNull();
    }
}
