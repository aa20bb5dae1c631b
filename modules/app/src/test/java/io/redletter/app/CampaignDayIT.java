package io.redletter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A campaign day as people make it, each at a browser of their own and on nothing that was planted: a planner begins a
 * campaign on a day, an editor writes and uploads a film, a reviewer approves, an operator arms a push; the platform's
 * stand-in receives that text, the feed shows it, a reader opens it, the board moves.
 */
class CampaignDayIT {
    private static final String TITLE = "河湾里的第一群骨顶鸡";
    private static final String TEXT = "今天清晨六点二十分,志愿者在柳河口数到四十七只骨顶鸡。";

    @TempDir
    private Path directory;

    @Test
    void happensFromTheCalendarToTheBoard() throws Exception {
        Optional<Browser.Found> found = Browser.find();
        assumeTrue(found.isPresent(), "skipped: no Chromium with chromedriver on this machine");
        try (RunningDemo demo = RunningDemo.start(directory.resolve("data"), "--port", "0", "--no-readers")) {
            Staff staff = new Staff(found.get(), directory, demo);

            String campaign = staff.planCampaign();
            String work = staff.writeFilm(campaign, directory.resolve("data/demo/sunrise.mp4"));
            staff.approve(work);
            String push = staff.armPush(campaign, work);
            staff.awaitSent(push);

            assertThat(demo.get(demo.sandbox() + "/sandbox/articles").body())
                    .contains(TITLE)
                    .contains("四十七只骨顶鸡");
            assertThat(demo.get(demo.site() + "/feeds/public.json").body())
                    .contains(TITLE)
                    .contains("四十七只骨顶鸡");
            assertThat(demo.get(demo.site() + "/feeds/public.rss").body()).contains(TITLE);
            staff.watchTheBoardMove(campaign, work);
        }
    }

    /** The people, one browser after the other; the manager and the reader at the same time. */
    private record Staff(Browser.Found found, Path directory, RunningDemo demo) {
        private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

        String planCampaign() {
            try (Browser planner = open("planner").signIn("planner")) {
                planner.go("/console/calendar?month=2027-06");
                assertThat(planner.text()).contains("六五环境日");
                planner.go("/console/campaigns/new?observance=world-environment-day&year=2027")
                        .press("main form .btn-red")
                        .until("the campaign's page", page -> page.address().contains("/console/campaigns/campaign_"));
                return lastSegment(planner.address());
            }
        }

        String writeFilm(String campaign, Path film) {
            try (Browser editor = open("editor").signIn("editor")) {
                editor.go("/console/works/new?campaign=" + campaign)
                        .press("label:has(input[name=kind][value=VIDEO])")
                        .type("title", TITLE)
                        .choose("campaignId", campaign)
                        .press("main form .btn-red")
                        .until("the editor", page -> page.address().endsWith("/edit"));
                String work = lastSegment(editor.address().replace("/edit", ""));
                editor.attach("[data-kind=video] [data-file]", film)
                        .until("the film is up", page -> page.has("[data-kind=video] video"))
                        .type("summary", "一条河醒来的样子")
                        .write(TEXT)
                        .press("[data-save]")
                        .until("saved", page -> page.has("form[action$='/submit']"))
                        .press("form[action$='/submit'] button")
                        .until("submitted", page -> !page.has("form[action$='/submit']"));
                assertThat(editor.has("form[action$='/review']"))
                        .as("the author may not approve")
                        .isFalse();
                return work;
            }
        }

        void approve(String work) {
            try (Browser reviewer = open("reviewer").signIn("reviewer")) {
                reviewer.go("/console/works/" + work)
                        .press("button[name=verdict][value=APPROVED]")
                        .until("approved", page -> !page.has("form[action$='/review']"));
            }
        }

        String armPush(String campaign, String work) {
            try (Browser operator = open("operator").signIn("operator")) {
                String soon = LocalDateTime.now(ZONE)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .plusSeconds(15)
                        .toString();
                operator.go("/console/works/" + work)
                        .set("form[action$='/release'] input[name=at]", soon)
                        .press("form[action$='/release'] button.btn-red")
                        .until("release is planned", page -> page.has("form[action$='/release/cancel']"));
                operator.go("/console/pushes/new?campaign=" + campaign + "&work=" + work)
                        .press("label:has(input[value=ch_demowechat])")
                        .press("label:has(input[value=ch_demopartner])")
                        .press("[data-quick] button[data-seconds='15']")
                        .press("button[name=arm]")
                        .until("the push's page", page -> page.address().contains("/console/pushes/push_"));
                return lastSegment(operator.address());
            }
        }

        void awaitSent(String push) {
            try (Browser operator = open("operator2").signIn("operator")) {
                operator.go("/console/pushes/" + push)
                        .until(
                                "finished",
                                page -> page.text().contains("已完成")
                                        && page.text().contains("2/2"));
            }
        }

        void watchTheBoardMove(String campaign, String work) {
            try (Browser manager = open("manager").signIn("manager");
                    Browser reader = open("reader")) {
                manager.go("/board?campaign=" + campaign);
                long before = reach(manager);
                reader.go(
                                demo.api("/works/" + work).getString("slug").isEmpty()
                                        ? "/"
                                        : "/h5/" + demo.api("/works/" + work).getString("slug") + "?c=ch_demowechat")
                        .until("the page", page -> page.text().contains("四十七只骨顶鸡"));

                manager.until("the board moved", page -> reach(page) > before);
            }
        }

        private static long reach(Browser board) {
            return Long.parseLong(board.textOf("[data-figure=reach]").replaceAll("[^0-9]", ""));
        }

        private Browser open(String who) {
            return Browser.open(found, directory.resolve("browser-" + who), demo.site());
        }

        private static String lastSegment(String address) {
            String path = address.replaceAll("[?#].*", "");
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
