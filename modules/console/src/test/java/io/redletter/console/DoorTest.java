package io.redletter.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
final class DoorTest {
    private static ConsoleWorkday day;

    @BeforeAll
    static void open(Platform platform) {
        day = new ConsoleWorkday(platform);
    }

    private static Browser stranger() {
        return new Browser(day.town.port());
    }

    @Test
    void sendsAStrangerToTheDoorAndBackWhereTheyWanted() {
        HttpResponse<String> sent = stranger().raw("/console/works?state=draft");

        Browser.Seen inside = stranger()
                .post(
                        "/sign-in",
                        "login",
                        "planner",
                        "password",
                        ConsoleTown.PASSWORD,
                        "next",
                        "/console/works?state=draft");

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location")).contains("/sign-in?next=%2Fconsole%2Fworks%3Fstate%3Ddraft");
        assertThat(inside.status()).isEqualTo(200);
        assertThat(inside.address()).isEqualTo("/console/works?state=draft");
    }

    @Test
    void refusesAWrongPasswordOnTheFormAndKeepsTheLogin() {
        Browser.Seen refused = stranger().post("/sign-in", "login", "planner", "password", "not this one");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("class=\"problem").contains("value=\"planner\"");
        assertThat(refused.text()).doesNotContain("not this one");
    }

    @Test
    void neverSendsAnybodyToAnotherSite() {
        for (String elsewhere : new String[] {"//evil.example/", "https://evil.example/", "/\\evil.example"}) {
            Browser.Seen inside = stranger()
                    .post("/sign-in", "login", "planner", "password", ConsoleTown.PASSWORD, "next", elsewhere);

            assertThat(inside.address()).isEqualTo("/console");
        }
    }

    @Test
    void closesTheDoorBehindWhoeverLeaves() {
        Browser browser = day.browser("planner");

        browser.post("/sign-out");

        assertThat(browser.raw("/console").statusCode()).isEqualTo(303);
    }

    @Test
    void leadsFromTheRootToTheConsole() {
        HttpResponse<String> sent = stranger().raw("/");

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location")).contains("/console");
    }

    @Test
    void showsTheDayThatTodayIs() {
        Browser.Seen door = stranger().get("/sign-in");

        assertThat(door.text()).contains("2027年6月").contains("国际儿童节");
    }

    @Test
    void saysInAPageThatThereIsNone() {
        Browser.Seen nowhere = day.browser("planner").get("/console/nowhere");
        Browser.Seen outside = stranger().get("/nowhere");

        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.text()).contains("没有这个页面");
        assertThat(outside.status()).isEqualTo(404);
        assertThat(outside.text()).contains("没有这个页面");
    }

    @Test
    void letsNoScriptRunThatIsNotOurs() {
        Browser.Seen page = day.browser("planner").get("/console");

        assertThat(page.header("content-security-policy")).contains("script-src 'self';");
        assertThat(page.text()).doesNotContainPattern("<script(?![^>]* src=)").doesNotContainPattern(" on[a-z]+=\"");
    }
}
