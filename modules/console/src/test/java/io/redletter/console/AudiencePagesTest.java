package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.delivery.audience.AudienceHouse;
import io.redletter.delivery.audience.Segment;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.nio.charset.Charset;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
final class AudiencePagesTest {
    private static final String HOME = "/console/audiences";

    private static ConsoleWorkday day;
    private static AudienceHouse house;

    @BeforeAll
    static void open(Platform platform) {
        day = new ConsoleWorkday(platform);
        house = day.town.deliveries.audiences();
    }

    @Test
    void asksWhereConsentCameFromAndKeepsWhatWasTyped() {
        Browser browser = day.browser("planner");

        Browser.Seen refused = browser.post(
                HOME + "/new",
                "name",
                "读者",
                "purpose",
                "活动通知",
                "consent",
                "",
                "zone",
                "Asia/Shanghai",
                "quiet",
                "standard",
                "keepUntil",
                "2028-01-01",
                "unitId",
                day.city.id());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("consent-error").contains("活动通知");
    }

    @Test
    void leadsFromAFileToPeopleAndAPersonsRights() {
        Browser browser = day.browser("planner");
        String list = list(browser, "报名人");
        byte[] file = "邮箱,姓名,地区,标签,年级\nzhang@example.org,张三,420102,教师,3\nli@example.org,李四,420104,家长,2\n不是邮箱,王五,,,\n"
                .getBytes(Charset.forName("GB18030"));

        Browser.Seen columns = browser.upload(list + "/import", "报名.csv", file);
        assertThat(columns.text())
                .contains("GB18030")
                .contains("zhang@example.org")
                .contains("value=\"attribute:年级\" selected");
        browser.post(
                columns.address() + "/start",
                "columns",
                "address",
                "columns",
                "name",
                "columns",
                "region",
                "columns",
                "tags",
                "columns",
                "attribute:年级");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> browser.get(columns.address() + "/progress").text().contains("data-state=\"done\""));

        Browser.Seen done = browser.get(columns.address());
        assertThat(done.text()).contains("不是邮箱地址").contains("errors.csv");
        assertThat(browser.get(columns.address() + "/errors.csv").text()).contains("4,\"邮箱\"");
        assertThat(browser.get(list).text()).contains("z***@example.org").doesNotContain("zhang@example.org");

        Browser.Seen person = browser.post(HOME + "/find", "address", "Zhang@example.org");
        assertThat(person.text()).contains("张三").contains("z***@example.org").contains("可以发送");
        assertThat(browser.post(person.address() + "/export").text()).contains("zhang@example.org");
        assertThat(browser.post(person.address() + "/opt-out", "how", "来电").text())
                .contains("已退订")
                .contains("来电");
        assertThat(browser.post(person.address() + "/opt-in", "how", "").text()).contains("本人何时怎样");
        assertThat(browser.post(person.address() + "/erase").text()).contains("按本人要求删除");
        assertThat(browser.get(list).text()).doesNotContain("z***@example.org");
        assertThat(browser.post(HOME + "/find", "address", "nobody@example.org").text())
                .contains("没有这个人的记录");
    }

    @Test
    void makesASegmentFromAFormAndCountsIt() {
        Browser browser = day.browser("planner");
        String list = list(browser, "家长");

        Browser.Seen saved = browser.post(
                list + "/segments/new",
                "name",
                "教师或一区",
                "join",
                "any",
                "g0join",
                "all",
                "g0r0what",
                "tag",
                "g0r0value",
                "教师",
                "g0r1what",
                "attribute",
                "g0r1key",
                "年级",
                "g0r1how",
                "atLeast",
                "g0r1value",
                "3",
                "g1r0what",
                "region",
                "g1r0not",
                "1",
                "g1r0value",
                "4201");
        Segment segment = await(house.segments()
                .get(day.planner, saved.address().substring(saved.address().lastIndexOf('/') + 1)));
        Browser.Seen counted = browser.get(HOME + "/count?audience=" + segment.id() + "&local=2027-06-05T12:00");

        assertThat(segment.rule())
                .isEqualTo("{\"any\":[{\"all\":[{\"tag\":\"教师\"},{\"attribute\":\"年级\",\"atLeast\":\"3\"}]},"
                        + "{\"not\":{\"region\":\"4201\"}}]}");
        assertThat(saved.text())
                .contains("（带「教师」标签，并且年级 不小于 3），或者不是（在地区 4201）")
                .contains("name=\"g1r0value\"")
                .contains("value=\"4201\"");
        assertThat(counted.text()).contains("count");
    }

    @Test
    void saysWhatIsWrongWithARuleAndKeepsItsForm() {
        Browser browser = day.browser("planner");
        String list = list(browser, "老师");

        Browser.Seen wrong =
                browser.post(list + "/segments/new", "name", "某地", "g0r0what", "region", "g0r0value", "河南");
        Browser.Seen json = browser.post(list + "/segments/new", "name", "某地", "json", "{\"nobody\":1}");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("行政区划代码").contains("value=\"河南\"");
        assertThat(json.text()).contains("tag、region").contains("{&quot;nobody&quot;:1}");
    }

    @Test
    void showsAPlannerListsButNoPerson() {
        Browser operator = day.browser("planner");
        String list = list(operator, "听众");
        Browser county = day.browser("county");

        assertThat(county.get(HOME).status()).isEqualTo(200);
        assertThat(county.get(list).status()).isEqualTo(404);
        assertThat(county.get(HOME + "/people/" + "0".repeat(32)).status()).isEqualTo(403);
    }

    private static String list(Browser browser, String name) {
        Browser.Seen made = browser.post(
                HOME + "/new",
                "name",
                name,
                "purpose",
                "活动通知",
                "consent",
                "报名表勾选",
                "zone",
                "Asia/Shanghai",
                "quiet",
                "own",
                "quietFrom",
                "22:00",
                "quietUntil",
                "07:00",
                "keepUntil",
                "2028-01-01",
                "unitId",
                day.city.id());
        assertThat(made.text()).contains(name).contains("22:00—07:00");
        return made.address();
    }
}
