package io.redletter.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u001b",
                "\u007f",
                "\u0085",
                "\u00ad",
                "\u034f",
                "\u115f",
                "\u200b",
                "\u200c",
                "\u200d",
                "\u2028",
                "\u202a",
                "\u202e",
                "\u2060",
                "\u2066",
                "\u2069",
                "\u3164",
                "\ufeff",
                "\ufff9",
                "\ud800",
                "\udc00",
                "\udb40\udc41"
            })
    void leavesOutWhatNobodySees(String hidden) {
        assertThat(VisibleText.of("六五" + hidden + "环境日")).isEqualTo("六五环境日");
        assertThat(VisibleText.of(hidden + "a" + hidden)).isEqualTo("a");
        assertThat(VisibleText.of(hidden)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "六五环境日 · 2027(全国)",
                "two\r\nlines\tand a tab",
                "👨\u200d👩\u200d👧 👩🏽\u200d🚒 ❤\ufe0f\u200d🔥",
                "ئۇيغۇر\u200cچە \u200fمۇھىت",
                "ᠮᠣᠩᠭᠣᠯ\u180e\u180b ᠬᠡᠯᠡ\u200d",
                "བོད་ཡིག",
                "é e\u0301 ①"
            })
    void keepsWhatAScriptNeeds(String text) {
        assertThat(VisibleText.of(text)).isSameAs(text);
    }

    @Test
    void readsWhatIsLeft() {
        assertThat(VisibleText.of("\u202e日境环\u202c\u200b五六")).isEqualTo("日境环五六");
    }
}
