package io.redletter.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.platform.RefusedException;
import io.vertx.core.MultiMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormTest {

    @Test
    void keepsEverythingButTheToken() {
        MultiMap sent = MultiMap.caseInsensitiveMultiMap()
                .add("title", " 一江清水 ")
                .add("channelIds", "a")
                .add("channelIds", "b")
                .add("_csrf", "secret");

        Form form = Form.of(sent);

        assertThat(form.text("title")).isEqualTo("一江清水");
        assertThat(form.all("channelIds")).containsExactly("a", "b");
        assertThat(form.values()).doesNotContainKey("_csrf");
        assertThat(form.isRefused()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/title, title", "/channelIds/0, channelIds", "/settings/url, url", "query/year, year"})
    void findsTheFieldARefusalPointsTo(String pointer, String field) {
        Form form = Form.empty().refused(RefusedException.field(pointer, "wrong", "so not"), "so nicht");

        assertThat(form.errors()).isEqualTo(Map.of(field, "so nicht"));
        assertThat(form.isRefused()).isTrue();
    }

    @Test
    void saysAboveTheFormWhatPointsToNoField() {
        Form form = Form.empty().refused(RefusedException.conflict("busy", "busy"), "gerade nicht");

        assertThat(form.problem()).isEqualTo("gerade nicht");
        assertThat(form.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "", "console", "/a\nb"})
    void redirectsOnlyWithinThisSite(String elsewhere) {
        assertThat(Redirect.isOurs(elsewhere)).isFalse();
        assertThatThrownBy(() -> Redirect.to(elsewhere)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void carriesAMessageThroughItsCookieAndIgnoresOthers() {
        Flash flash = new Flash(true, "已保存「<b>」", "因为；所以");

        assertThat(Flash.read(flash.cookie())).contains(flash);
        assertThat(flash.cookie()).matches("[A-Za-z0-9_-]+");
        assertThat(Flash.read("not ours")).isEmpty();
        assertThat(Flash.read("bm90IG91cnM")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "work work_01abc: 还没有通过审核 (no approval stands) | 还没有通过审核 | no approval stands",
                "too-late: 晚了 90 秒,按设置不发 (late, set to skip) | 晚了 90 秒,按设置不发 | late, set to skip",
                "/title: 65 字,最多 64 字 (too long) | 65 字,最多 64 字 | too long",
                "只有中文 | 只有中文 | 只有中文",
                "单位（区）设置不正确 (expected: a(b)c) | 单位（区）设置不正确 | expected: a(b)c",
            })
    void showsTheHalfThatItsReaderReads(String message, String chinese, String english) {
        assertThat(Bilingual.pick(message, true)).isEqualTo(chinese);
        assertThat(Bilingual.pick(message, false)).isEqualTo(english);
    }

    @Test
    void keepsOfWhatWasPastedOnlyWhatCanBeSeen() {
        Form form = Form.of(MultiMap.caseInsensitiveMultiMap()
                .add("name", "\u202e六五\u200b环境日\ufeff")
                .add("unit", "a\u0000")
                .add("unit", "b"));

        assertThat(form.text("name")).isEqualTo("六五环境日");
        assertThat(form.all("unit")).containsExactly("a", "b");
    }
}
