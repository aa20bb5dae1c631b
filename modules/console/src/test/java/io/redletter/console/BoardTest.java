package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Role;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.NewCampaign;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.redletter.reach.Reach;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The managers' boards, with readers that the real reach has counted. */
@ExtendWith(PlatformExtension.class)
final class BoardTest {
    private static CountedDay day;
    private static Campaign silent;

    @BeforeAll
    static void aMorningIsCounted(Platform platform, SettableClock clock) {
        day = new CountedDay(platform);
        silent = day.campaign(NewCampaign.between(
                        "<script>alert(1)</script>\"'><b>",
                        LocalDate.parse("2027-05-20"),
                        LocalDate.parse("2027-06-20"))
                .asDemo());
        day.happens("view", "visitor-a", day.channel, day.city);
        day.happens("view", "visitor-b", day.channel, day.city);
        clock.advance(Duration.ofMinutes(65));
        day.happens("view", "visitor-a", day.channel, day.city);
        day.happens("view", "visitor-c", "direct", day.county);
        day.happens("play", "visitor-c", "direct", day.county);
        day.happens("share", "visitor-c", "direct", day.county);
        day.counted();
    }

    @AfterAll
    static void close() {
        await(day.reach.stop());
    }

    @Test
    void showsWhatReachCounted() {
        Browser.Seen board = day.browser("manager").get("/board?campaign=" + day.campaign.id());

        assertThat(board.status()).isEqualTo(200);
        assertThat(board.text())
                .contains("data-figure=\"reach\" data-value=\"5\">5</p>")
                .contains("data-figure=\"view\" title=\"4\">4</abbr>")
                .contains("data-figure=\"play\" title=\"1\">1</abbr>")
                .contains("data-figure=\"share\" title=\"1\">1</abbr>")
                .contains(">≈ 3</abbr>")
                .contains("近 60 分钟 3 次")
                .contains("比前 60 分钟多 50%");
    }

    @Test
    void sharesTheReachOutByChannelUnitAndWork() {
        String board = day.browser("manager")
                .get("/board?campaign=" + day.campaign.id())
                .text();

        assertThat(bar(board, "channels", day.channel)).contains("长江云").contains("阅读 3 次，播放 0 次");
        assertThat(bar(board, "channels", "direct")).contains("直接打开").contains("阅读 1 次，播放 1 次");
        assertThat(bar(board, "units", day.county.id())).contains("某县委宣传部").contains("阅读 1 次，播放 1 次");
        assertThat(bar(board, "works", day.work.id())).contains("一江清水").contains("阅读 4 次，播放 1 次");
    }

    @Test
    void everyFigureOpensToItsSource() {
        String board = day.browser("manager")
                .get("/board?campaign=" + day.campaign.id())
                .text();

        assertThat(board.split("<details class=\"source\">", -1)).hasSize(10);
        assertThat(board)
                .contains("自有计数：页面自己上报")
                .contains("去重估算（HyperLogLog），误差约 1%")
                .contains("实时计数（Redis）")
                .contains("/api/v1/reach?scope=campaign%3A" + day.campaign.id());
    }

    @Test
    void theWallShowsTheSameFiguresUnderTheDaysName() {
        Browser.Seen wall = day.browser("manager").get("/board/wall?campaign=" + day.campaign.id());

        assertThat(wall.text())
                .contains(">六五环境日</h1>")
                .contains("data-figure=\"reach\" data-value=\"5\"")
                .contains("≈ 3</b>")
                .contains("<span>长江云</span><b>3</b>")
                .contains("某市委宣传部 · 6月5日 · 还有 4 天")
                .doesNotContain("演示数据");
    }

    @ParameterizedTest
    @CsvSource({"zh", "en"})
    void speaksTheReadersLanguageAndLacksNoWord(String language) {
        Browser browser = day.browser("manager");
        String[] addresses = {"/board", "/board/wall", "/board/pushes", "/board/wall/pushes"};

        for (String address : addresses) {
            for (Campaign campaign : new Campaign[] {day.campaign, silent}) {
                Browser.Seen page = browser.get(address + "?lang=" + language + "&campaign=" + campaign.id());
                assertThat(page.status()).as(address).isEqualTo(200);
                assertThat(page.text()).as(address).doesNotContain("⟦").doesNotContain("<script>alert");
            }
        }
    }

    @Test
    void writesACampaignsNameAsTextAndMarksADemo() {
        Browser browser = day.browser("manager");
        String escaped = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;b&gt;";

        String board = browser.get("/board?campaign=" + silent.id()).text();
        String wall = browser.get("/board/wall?campaign=" + silent.id()).text();

        assertThat(board).contains("<h1>" + escaped).contains("演示数据").doesNotContain("<script>alert");
        assertThat(wall).contains(">" + escaped + "</h1>").contains("演示数据").doesNotContain("<script>alert");
    }

    @Test
    void beginsWithTheCampaignThatRuns() {
        String board = day.browser("manager").get("/board").text();

        assertThat(board).contains("<option value=\"" + silent.id() + "\" selected>");
        assertThat(board)
                .contains("<option value=\"" + day.campaign.id() + "\">")
                .contains("label=\"将要开始\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board", "/board/wall", "/board/pushes", "/board/wall/pushes"})
    void hasNothingOfAnotherTree(String address) {
        Browser.Seen seen = day.browser("neighbour").get(address + "?campaign=" + day.campaign.id());

        assertThat(seen.status()).isEqualTo(404);
        assertThat(seen.text()).doesNotContain("六五环境日").doesNotContain("长江云");
    }

    @Test
    void saysWhatWillBeHereWhereThereIsNoCampaign() {
        Browser.Seen board = day.browser("neighbour").get("/board");
        Browser.Seen wall = day.browser("neighbour").get("/board/wall");

        assertThat(board.text()).contains("建好活动、发出第一条推送").contains("href=\"/console/calendar\"");
        assertThat(wall.address()).isEqualTo("/board");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board", "/board/wall", "/board/pushes", "/board/wall/pushes"})
    void sendsWhoIsNotSignedInToTheDoor(String address) {
        HttpResponse<String> answer = new Browser(day.town.port()).raw(address + "?campaign=" + day.campaign.id());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith("/sign-in?next=%2Fboard")
                .endsWith(day.campaign.id());
    }

    @Test
    void isShutForWhoMayNotSeeReach() {
        Browser.Seen seen = day.browser("editor").get("/board?campaign=" + day.campaign.id());

        assertThat(seen.status()).isEqualTo(403);
        assertThat(seen.text()).doesNotContain("data-figure");
    }

    @Test
    void allowsNoScriptButItsOwnFiles() {
        for (String address : new String[] {"/board", "/board/wall"}) {
            Browser.Seen page = day.browser("manager").get(address + "?campaign=" + day.campaign.id());

            assertThat(page.header("content-security-policy")).contains("script-src 'self';");
            assertThat(page.text())
                    .doesNotContainPattern("<script(?![^>]* src=\"/static/)")
                    .doesNotContainPattern("\\son[a-z]+=\"");
        }
    }

    @Test
    void keepsThePushesWhileTheFiguresAreAway(Platform platform) {
        Reach away = CountedDay.reach(platform);
        ConsoleTown town = new ConsoleTown(platform, Path.of("../.."), away.service(), 0);
        town.person("watcher", "值班", day.city, Role.MANAGER);
        Browser browser = new Browser(town.port()).signIn("watcher");

        Browser.Seen board = browser.get("/board?campaign=" + day.campaign.id());
        Browser.Seen wall = browser.get("/board/wall?campaign=" + day.campaign.id());

        assertThat(board.status()).isEqualTo(200);
        assertThat(board.text()).contains("暂时读不到统计").contains("id=\"pushes\"");
        assertThat(wall.text()).contains("暂时读不到统计").contains(">—</p>");
    }

    @Test
    void bringsThePushesAgainWithoutThePageAroundThem() {
        Browser.Seen pushes = day.browser("manager").get("/board/pushes?campaign=" + day.campaign.id());

        assertThat(pushes.text()).contains("id=\"pushes\"").contains("还没有推送发出").doesNotContain("<html");
    }

    private static String bar(String board, String kind, String id) {
        String list = board.substring(board.indexOf("data-bars=\"" + kind + "\""));
        String item = list.substring(list.indexOf("data-id=\"" + id + "\""));
        return item.substring(0, item.indexOf("</li>"));
    }
}
