package io.redletter.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Role;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
final class SettingsPagesTest {
    private static final String NEXT = "a long new sentence 77";

    private static ConsoleWorkday day;

    @BeforeAll
    static void open(Platform platform) {
        day = new ConsoleWorkday(platform);
    }

    @Test
    void changesAPasswordOnlyForWhoKnowsTheOldOne() {
        day.town.person("changer", "换密码的人", day.city, Role.EDITOR);
        Browser browser = day.browser("changer");
        String page = "/console/settings/password";

        Browser.Seen differ =
                browser.post(page, "old", ConsoleTown.PASSWORD, "password", NEXT, "again", "another one 88");
        Browser.Seen wrong = browser.post(page, "old", "not the old one", "password", NEXT, "again", NEXT);
        Browser.Seen shorter = browser.post(page, "old", ConsoleTown.PASSWORD, "password", "short", "again", "short");
        Browser.Seen changed = browser.post(page, "old", ConsoleTown.PASSWORD, "password", NEXT, "again", NEXT);

        assertThat(differ.text()).containsPattern("id=\"again-error\">.*不一样").doesNotContain(NEXT);
        assertThat(wrong.text()).containsPattern("id=\"old-error\">.*不对");
        assertThat(shorter.text()).containsPattern("id=\"password-error\">.*12");
        assertThat(changed.text()).contains("密码已修改");
        assertThat(new Browser(day.town.port())
                        .post("/sign-in", "login", "changer", "password", NEXT)
                        .address())
                .isEqualTo("/console");
    }

    @Test
    void showsAKeyOnceAndThenOnlyItsName() {
        Browser browser = day.browser("planner");

        Browser.Seen made = browser.post("/console/settings/tokens", "name", "数据大屏");
        Browser.Seen later = browser.get("/console/settings");

        Matcher secret = Pattern.compile("data-copy=\"([^\"]{20,})\"").matcher(made.text());
        assertThat(secret.find()).isTrue();
        assertThat(later.text()).contains("数据大屏").doesNotContain(secret.group(1));
    }

    @Test
    void addsAUnitAndAPersonWhoCanSignIn() {
        Browser admin = day.browser("admin");

        Browser.Seen unit =
                admin.post("/console/units/new", "name", "新区宣传部", "parentId", day.city.id(), "region", "湖北省鄂州市");
        Browser.Seen refused = admin.post(
                "/console/people/new",
                "name",
                "新人",
                "login",
                "NOT OK",
                "password",
                NEXT,
                "unitId",
                day.city.id(),
                "roles",
                "EDITOR");
        Browser.Seen person = admin.post(
                "/console/people/new",
                "name",
                "新人",
                "login",
                "xinren",
                "password",
                NEXT,
                "unitId",
                day.city.id(),
                "roles",
                "EDITOR");

        assertThat(unit.text()).contains("已建立单位「新区宣传部」");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("id=\"login-error\"")
                .containsPattern("value=\"EDITOR\" checked")
                .doesNotContain(NEXT);
        assertThat(person.text()).contains("已为新人建立账号");
        assertThat(new Browser(day.town.port())
                        .post("/sign-in", "login", "xinren", "password", NEXT)
                        .address())
                .isEqualTo("/console");
    }

    @Test
    void letsOnlyAdministratorsAddPeople() {
        Browser planner = day.browser("planner");

        assertThat(planner.get("/console/people/new").status()).isEqualTo(403);
        assertThat(planner.get("/console/units").text()).doesNotContain("/console/people/new");
    }

    @Test
    void showsAPartnersKeyOnce() {
        Browser planner = day.browser("planner");

        Browser.Seen taken = planner.post("/console/partners", "name", "日报", "feedName", "public");
        Browser.Seen made = planner.post("/console/partners", "name", "日报", "feedName", "ribao");
        Browser.Seen later = planner.get("/console/partners");

        Matcher key = Pattern.compile("data-secret>([^<]+)<").matcher(made.text());
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).contains("id=\"feedName-error\"").contains("value=\"日报\"");
        assertThat(key.find()).isTrue();
        assertThat(later.text()).contains("/feeds/ribao.rss").doesNotContain(key.group(1));
    }

    @Test
    void addsAChannelAndSaysWhatIsWrongWithItsAddress() {
        Browser planner = day.browser("planner");

        Browser.Seen plain = planner.post(
                "/console/channels/new", "kind", "webhook", "name", "县融媒", "url", "http://partner.example/in");
        Browser.Seen added = planner.post(
                "/console/channels/new", "kind", "webhook", "name", "县融媒", "url", "https://partner.example/in");

        assertThat(plain.status()).isEqualTo(422);
        assertThat(plain.text()).contains("id=\"url-error\"").contains("value=\"县融媒\"");
        assertThat(added.text()).contains("whsec_");
    }
}
