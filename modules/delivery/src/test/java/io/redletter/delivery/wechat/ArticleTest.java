package io.redletter.delivery.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.content.WorkVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArticleTest {
    private static final String HASH = "a".repeat(64);
    private static final String PICTURE = "<img class=\"wide\" src=\"/media/" + HASH + "/p.png\" alt=\"图\" />";

    @Test
    void countsCharactersNotCodeUnits() {
        assertThat(Article.check(version("😀".repeat(32), ""))).isEmpty();
        assertThat(Article.check(version("😀".repeat(33), ""))).hasSize(1);
    }

    @Test
    void namesEveryLimitThatIsBroken() {
        assertThat(Article.check(version("题".repeat(33), "摘".repeat(129)))).hasSize(2);
    }

    @Test
    void exchangesPicturesForThoseOfThePlatform() {
        String content = "<p>一</p>" + PICTURE + "<p>二</p>";

        assertThat(Article.pictures(content)).containsExactly(HASH);
        assertThat(Article.withPictures(content, Map.of(HASH, "http://mmbiz.qpic.cn/x?a=1&b=2")))
                .isEqualTo("<p>一</p><img src=\"http://mmbiz.qpic.cn/x?a=1&amp;b=2\"><p>二</p>");
        assertThat(Article.withPictures(content, Map.of())).isEqualTo("<p>一</p><p>二</p>");
    }

    private static WorkVersion version(String title, String summary) {
        return new WorkVersion(
                "work_1:1",
                1,
                "work_1",
                1,
                title,
                summary,
                "<p>文</p>",
                null,
                null,
                "zh-CN",
                List.of(),
                "user_1",
                Instant.EPOCH,
                "hash");
    }
}
