package io.redletter.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.content.Work;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks through every page that links lead to, as each kind of person. */
@ExtendWith(PlatformExtension.class)
final class PagesTest {
    private static final int MOST = 200;
    private static final String NASTY = "<script>alert(1)</script>\"'><b>&amp;";

    private static ConsoleWorkday day;

    @BeforeAll
    static void open(Platform platform) {
        day = new ConsoleWorkday(platform);
        day.draft(NASTY);
        day.submitted("待审的作品");
        Work work = day.scheduled("已定时的作品", platform.clock().instant().plusSeconds(60));
        day.push(work, LocalDateTime.parse("2027-06-05T08:00:00"));
        day.push(work, LocalDateTime.parse("2027-06-05T12:30:15"));
    }

    @ParameterizedTest
    @CsvSource({
        "planner,zh",
        "planner,en",
        "editor,zh",
        "editor,en",
        "reviewer,zh",
        "manager,en",
        "admin,zh",
        "county,en"
    })
    void everyPageIsThereAndSpeaksTheLanguage(String login, String language) {
        Browser browser = day.browser(login);
        Deque<String> todo = new ArrayDeque<>(Set.of("/console?lang=" + language));
        Set<String> seen = new HashSet<>();

        while (!todo.isEmpty() && seen.size() < MOST) {
            String address = todo.poll();
            if (!seen.add(address)) {
                continue;
            }
            Browser.Seen page = browser.get(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            assertThat(page.text()).as(address).doesNotContain("⟦").doesNotContain("<script>alert");
            if (address.startsWith("/console")) {
                page.links().stream()
                        .map(link -> link.startsWith("?") ? address.replaceFirst("\\?.*", "") + link : link)
                        .filter(PagesTest::isWorthALook)
                        .forEach(todo::add);
            }
        }

        assertThat(seen).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"planner", "editor", "reviewer", "manager", "admin"})
    void everyPlaceOfTheRailAnswersToWhomItIsShown(String login) {
        Browser browser = day.browser(login);
        String home = browser.get("/console").text();
        String rail = home.substring(home.indexOf("<nav"), home.indexOf("</nav>"));

        List<String> places = new Browser.Seen(200, rail, "", Map.of()).links();

        assertThat(places).hasSizeGreaterThanOrEqualTo(9);
        assertThat(places).allSatisfy(place -> {
            Browser.Seen page = browser.get(place);
            assertThat(page.status()).as(place).isEqualTo(200);
            assertThat(page.text()).as(place).contains("aria-current=\"page\"");
        });
        assertThat(places.contains("/board")).isEqualTo(!login.equals("editor") && !login.equals("reviewer"));
    }

    @Test
    void writesWhatPeopleTypedAsTextAndNothingElse() {
        Browser browser = day.browser("planner");
        String escaped = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;b&gt;&amp;amp;";

        Browser.Seen list = browser.get("/console/works");
        Browser.Seen filtered =
                browser.get("/console/works?q=%3Cscript%3Ealert(1)%3C/script%3E%22'%3E%3Cb%3E%26amp%3B");

        assertThat(list.text()).contains(escaped).doesNotContain(NASTY);
        assertThat(filtered.text()).contains("value=\"" + escaped + "\"").doesNotContain(NASTY);
    }

    @Test
    void keepsTheLanguageThatWasChosen() {
        Browser browser = day.browser("planner");

        browser.get("/console?lang=en");

        assertThat(browser.get("/console").text())
                .contains("<html lang=\"en\">")
                .contains("Going out next");
    }

    /** Days and other years are many and alike; the boards, feeds and the public page are served by others. */
    private static boolean isWorthALook(String link) {
        boolean ours = link.startsWith("/console") || link.startsWith("/static/");
        boolean manyDays = link.matches(".*(?:day|date)=.*") && !link.contains("=2027-06-05");
        boolean otherYear = link.matches(".*(?:year|month)=.*") && !link.contains("=2027");
        return ours && !manyDays && !otherYear && !link.contains("lang=");
    }
}
