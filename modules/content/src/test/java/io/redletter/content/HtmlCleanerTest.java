package io.redletter.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlCleanerTest {
    private static final String PICTURE = "/media/" + "a1".repeat(32) + "/pic.png";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<ScRiPt src=//evil.example/x.js></sCrIpT>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"/media/" + "../../etc/passwd\" onerror=\"alert(1)\">",
                "<svg/onload=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"jAvAsCrIpT&colon;alert(1)\">x</a>",
                "<a href=\" &#14; javascript:alert(1)\">x</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
                "<a href=\"http://plain.example/\">x</a>",
                "<a href=\"//evil.example/\">x</a>",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<object data=\"x.swf\"></object><embed src=x>",
                "<form action=\"https://evil.example\"><input name=p><button>go</button></form>",
                "<style>@import 'https://evil.example/x.css'</style>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<p onclick=\"alert(1)\" onmouseover=alert(1)>x</p>",
                "<base href=\"https://evil.example/\">",
                "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
                "<link rel=stylesheet href=\"https://evil.example/x.css\">",
                "<body onload=alert(1)>",
                "<video src=\"https://evil.example/x.mp4\" autoplay onplay=alert(1)></video>",
                "<img src=\"https://evil.example/pixel.gif\">",
                "<img srcset=\"https://evil.example/pixel.gif 1x\" src=\"data:image/gif;base64,R0lGOD\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<p id=\"x\" class=\"y\" data-z=\"1\">x</p>",
                "<<img src=x onerror=alert(1)//<",
                "<template><script>alert(1)</script></template>",
                "<textarea><script>alert(1)</script></textarea>"
            })
    void takesOutWhateverCouldActAndSaysSo(String attack) {
        CleanHtml clean = HtmlCleaner.clean("<p>前</p>" + attack + "<p>后</p>");

        String html = clean.html().toLowerCase(Locale.ROOT);
        assertThat(html).doesNotContainPattern("<(?!/?(p|a)[ >])");
        assertThat(html).doesNotContainPattern("<[^>]*\\b(on\\w+|style|src|srcset|id|class|action)\\s*=");
        assertThat(html).doesNotContainPattern("href=\"(?!https://)");
        assertThat(html).contains("前").contains("后");
        assertThat(clean.notes()).isNotEmpty();
    }

    @Test
    void keepsWhatAnArticleNeeds() {
        String article = "<h2>一</h2><h3>二</h3><p>字 <strong>粗</strong> <em>斜</em></p><ul><li>甲</li></ul>"
                + "<ol><li>乙</li></ol><blockquote>引</blockquote>"
                + "<figure><img src=\"" + PICTURE + "\" alt=\"图\" width=\"320\" /><figcaption>说明</figcaption></figure>"
                + "<table><thead><tr><th>年</th></tr></thead><tbody><tr><td colspan=\"2\">2027</td></tr></tbody></table>";

        CleanHtml clean = HtmlCleaner.clean(article);

        assertThat(clean.html()).isEqualTo(article);
        assertThat(clean.notes()).isEmpty();
        assertThat(clean.pictures()).containsExactly("a1".repeat(32));
    }

    @Test
    void tellsTheAuthorWhatWasRemovedAndHowOften() {
        CleanHtml clean = HtmlCleaner.clean(
                "<p style=\"color:red\">x</p><p style=\"color:red\">y</p><script>z</script><img src=\"https://a.cn/b.png\">");

        assertThat(clean.notes())
                .anySatisfy(note -> assertThat(note).contains("1 处 <script>"))
                .anySatisfy(note -> assertThat(note).contains("2 处").contains("<p style>"))
                .anySatisfy(note -> assertThat(note).contains("<img").contains("/media/"));
    }

    @Test
    void letsALinkLeaveOnlyWithoutAWayBack() {
        CleanHtml clean =
                HtmlCleaner.clean("<a href=\"https://www.mee.gov.cn/\" rel=\"opener\" target=\"_blank\">部</a>");

        assertThat(clean.html()).contains("href=\"https://www.mee.gov.cn/\"").contains("rel=\"noopener\"");
        assertThat(clean.html()).doesNotContain("target");
    }

    @Property(tries = 500)
    void cleaningTwiceIsCleaningOnce(@ForAll("soup") String soup) {
        String once = HtmlCleaner.clean(soup).html();

        assertThat(HtmlCleaner.clean(once).html()).isEqualTo(once);
    }

    @Property(tries = 500)
    void nothingIsLeftThatIsNotAllowed(@ForAll("soup") String soup) {
        String html = HtmlCleaner.clean(soup).html();

        assertThat(html)
                .doesNotContainPattern("<(?!!-- -->|/?(p|h2|a|b|i|ul|li|blockquote|table|tbody|tr|td|img)[ >])")
                .doesNotContainPattern("<[^>]*[ \"'](?!(href|rel|src)=)[a-z]+=");
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of(
                        "<p>",
                        "</p>",
                        "<h2>",
                        "</h2>",
                        "<a href=\"https://a.cn/?b=1&c=2\">",
                        "</a>",
                        "字",
                        " ",
                        "&amp;",
                        "<",
                        ">",
                        "\"",
                        "<script>",
                        "</script>",
                        "<table>",
                        "<tr>",
                        "<td>",
                        "</table>",
                        "<li>",
                        "<ul>",
                        "<img src=\"" + PICTURE + "\">",
                        "<img onerror=x>",
                        "{{",
                        "&lt;script&gt;",
                        "<!--",
                        "-->",
                        "😀",
                        "<b><i>",
                        "</b></i>",
                        "\u0000",
                        "<svg>",
                        "</svg>",
                        "<blockquote>",
                        "`",
                        "=",
                        "javascript:")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }
}
