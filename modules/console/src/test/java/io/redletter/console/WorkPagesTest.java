package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.content.SavedVersion;
import io.redletter.content.Work;
import io.redletter.content.WorkState;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
final class WorkPagesTest {
    private static ConsoleWorkday day;

    @BeforeAll
    static void open(Platform platform) {
        day = new ConsoleWorkday(platform);
    }

    private static String page(SavedVersion saved) {
        return "/console/works/" + saved.work().id();
    }

    private static Work stored(SavedVersion saved) {
        return await(day.town.content.service().get(saved.work().id()));
    }

    @Test
    void takesAWorkFromItsFirstWordToItsReview() {
        Browser editor = day.browser("editor");
        Browser.Seen form = editor.post(
                "/console/works/new",
                "campaignId",
                day.campaign.id(),
                "kind",
                "H5",
                "title",
                "一江清水",
                "slug",
                "yijiang-qingshui");
        String work = form.address().replace("/edit", "");
        Browser.Seen saved = editor.post(
                form.address(),
                "head",
                "0",
                "title",
                "一江清水",
                "summary",
                "摘要",
                "bodyHtml",
                "<p>水清了</p><script>x()</script>");
        Browser.Seen preview = editor.get(work + "/preview");

        Browser.Seen submitted = editor.post(work + "/submit", "number", "1");

        assertThat(form.text()).contains("name=\"bodyHtml\"");
        assertThat(saved.text()).contains("已保存第 1 版").contains(work + "/preview?version=1");
        assertThat(preview.text()).contains("水清了").doesNotContain("x()");
        assertThat(preview.header("content-security-policy")).contains("default-src 'none'");
        assertThat(submitted.text()).contains("已提交").contains("自己写的，要由别人审");
    }

    @Test
    void keepsALongTextThatCouldNotBeSaved() {
        SavedVersion saved = day.draft("长文");
        Browser editor = day.browser("editor");
        String text = "<p>" + "河".repeat(60_000) + "</p>";

        Browser.Seen refused = editor.post(page(saved) + "/edit", "head", "0", "title", "长文", "bodyHtml", text);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("河".repeat(60_000));
    }

    @Test
    void saysAtTheTitleThatItIsTooLong() {
        SavedVersion saved = day.draft("题目");
        Browser editor = day.browser("editor");

        Browser.Seen refused =
                editor.post(page(saved) + "/edit", "head", "1", "title", "题".repeat(65), "bodyHtml", "<p>写了很多</p>");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).containsPattern("id=\"title-error\">.*65").contains("&lt;p&gt;写了很多&lt;/p&gt;");
    }

    @Test
    void hidesTheReviewFromWhoeverWroteIt() {
        SavedVersion saved = day.submitted("自己写的");

        Browser.Seen own = day.browser("editor").get(page(saved));
        Browser.Seen others = day.browser("reviewer").get(page(saved));

        assertThat(own.text()).contains("自己写的，要由别人审").doesNotContain("name=\"verdict\"");
        assertThat(others.text())
                .contains("name=\"verdict\"")
                .contains(saved.version().hash());
    }

    @Test
    void wantsAReasonForAReturnAndKeepsTheForm() {
        SavedVersion saved = day.submitted("要退回的");
        Browser reviewer = day.browser("reviewer");
        String hash = saved.version().hash();

        Browser.Seen silent = reviewer.post(
                page(saved) + "/review", "number", "1", "hash", hash, "verdict", "RETURNED", "comment", "");
        Browser.Seen returned = reviewer.post(
                page(saved) + "/review", "number", "1", "hash", hash, "verdict", "RETURNED", "comment", "数字再核一遍");

        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.text()).containsPattern("id=\"comment-error\">.*退回时请写明要改什么");
        assertThat(returned.text()).contains("已退回给作者").contains("数字再核一遍");
        assertThat(stored(saved).state()).isEqualTo(WorkState.DRAFT);
    }

    @Test
    void doesNotApproveAWordingTheReviewerDidNotSee() {
        SavedVersion saved = day.submitted("改过的");
        Browser reviewer = day.browser("reviewer");

        Browser.Seen refused = reviewer.post(
                page(saved) + "/review", "number", "1", "hash", "0".repeat(64), "verdict", "APPROVED", "comment", "好");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("class=\"problem").contains(">好</textarea>");
        assertThat(stored(saved).state()).isEqualTo(WorkState.IN_REVIEW);
    }

    @Test
    void plansARelease() {
        Work approved = day.approved("要发布的");
        Browser planner = day.browser("planner");
        String page = "/console/works/" + approved.id();

        Browser.Seen wrong = planner.post(page + "/release", "at", "明天早上");
        Browser.Seen planned = planner.post(page + "/release", "at", "2027-06-05T08:00:00");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).containsPattern("id=\"at-error\">.*请填写日期和时刻");
        assertThat(planned.text()).contains("将于 2027年6月5日 周六 08:00 发布");
        assertThat(await(day.town.content.service().get(approved.id())).releaseAt())
                .isEqualTo("2027-06-05T00:00:00Z");
    }

    @Test
    void showsWhatAVersionChanged() {
        SavedVersion saved = day.draft("改了一个字");
        Browser editor = day.browser("editor");
        editor.post(
                page(saved) + "/edit",
                "head",
                "1",
                "title",
                "改了两个字",
                "summary",
                "一句话",
                "bodyHtml",
                "<p>第一段</p><p>第三段，新</p>");

        Browser.Seen difference = editor.get(page(saved) + "/diff");

        assertThat(difference.text())
                .contains("改了<del>一</del><ins>两</ins>个字")
                .contains("第<del>二</del><ins>三</ins>段<ins>，新</ins>")
                .contains("<p>第一段</p>");
    }

    @Test
    void hidesAWorkOfAUnitOneDoesNotSee() {
        SavedVersion saved = day.draft("市里的作品");
        Browser county = day.browser("county");

        assertThat(county.get(page(saved)).status()).isEqualTo(404);
        assertThat(county.get(page(saved) + "/preview").status()).isEqualTo(404);
        assertThat(county.get(page(saved) + "/diff").status()).isEqualTo(404);
        assertThat(county.post(page(saved) + "/submit", "number", "1").status()).isEqualTo(404);
    }
}
