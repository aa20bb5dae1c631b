package io.redletter.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redletter.platform.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole documents: our own, cut up as converters do it, and real ones where they are at hand. */
final class WholePlansTest {

    private static final PlanReader READER = Plans.reader();

    private static final List<String> DEMO_DAYS = List.of(
            "世界湿地日",
            "世界水日",
            "中国水周",
            "世界气象日",
            "世界地球日",
            "国际生物多样性日",
            "六五环境日",
            "全国节能宣传周",
            "全国低碳日",
            "全国城市生活垃圾分类宣传周",
            "公交出行宣传周",
            "全国生态日",
            "全国科技活动周",
            "全国科普日",
            "全国科普月",
            "国际保护臭氧层日",
            "世界土壤日",
            "清溪母亲河保护日");

    @Test
    void findsEveryDayOfTheSamplePlan() {
        assertThat(names(Plans.demo())).containsExactlyElementsOf(DEMO_DAYS);
    }

    @Test
    void findsThemHoweverTheLinesAreWrapped() {
        for (int width = 17; width <= 43; width += 13) {
            assertThat(names(wrapped(Plans.demo(), width)))
                    .as("wrapped at " + width)
                    .containsExactlyElementsOf(DEMO_DAYS);
        }
    }

    @Test
    void findsTheTargetsOfTheSamplePlan() {
        List<FoundTarget> targets = READER.read(Plans.demo()).targets();

        assertThat(targets).hasSize(29);
        assertThat(targets)
                .filteredOn(target -> target.unit().equals("名"))
                .singleElement()
                .satisfies(target -> {
                    assertThat(target.value()).isEqualByComparingTo("30");
                    assertThat(target.responsible()).contains("云溪区分局", "柳河县分局");
                });
    }

    @Test
    void refusesATextThatIsNoPlan() {
        assertThatThrownBy(() -> READER.read("日".repeat(PlanReader.LONGEST + 1)))
                .isInstanceOf(PlanTooLongException.class)
                .hasMessageContaining("at most");
    }

    @Test
    void printsTheReadingAsOthersReadIt() throws Exception {
        PlanReading reading = READER.read("世界水日和世界避孕日。\n每年培训不少于10万人次。");

        JsonNode json = Json.MAPPER.readTree(reading.json());

        assertThat(json.path("days").get(0).fieldNames())
                .toIterable()
                .containsExactly("id", "canonical", "kind", "nameInText", "line");
        assertThat(json.path("days").get(0).path("id").asText()).isEqualTo("world-water-day");
        assertThat(json.path("days").get(1).get("id").isNull()).isTrue();
        assertThat(json.path("targets").get(0).fieldNames())
                .toIterable()
                .containsExactly("quote", "metric", "value", "comparator", "unit", "period", "responsible", "line");
        assertThat(reading.json()).contains("\"value\":100000,");
    }

    @Test
    void findsTheDaysOfTheChongqingPlan() {
        assertThat(names(real("CQ-beautiful-china-action.txt")))
                .containsExactlyInAnyOrder(
                        "六五环境日", "国际生物多样性日", "全国低碳日", "国际保护臭氧层日", "世界土壤日", "学雷锋纪念日", "世界水日", "世界地球日", "绿色出行日");
    }

    @Test
    void findsTheDaysOfTheEzhouPlan() {
        assertThat(names(real("EZ-ezhou-science-literacy.txt")))
                .containsExactlyInAnyOrder(
                        "全国安全生产月",
                        "全民健身日",
                        "全国科技工作者日",
                        "全国科普日",
                        "全国科技活动周",
                        "全国防灾减灾日",
                        "世界地球日",
                        "世界气象日",
                        "六五环境日",
                        "全国低碳日",
                        "全国大众创业万众创新活动周",
                        "防范邪教宣传月",
                        "全国食品安全宣传周",
                        "市场监管科技周",
                        "全国消防日(119)");
    }

    @Test
    void findsNoDayInTheHubeiPlanWhichNamesNoneAndItsTenTargets() {
        String plan = real("HB-hubei-ecology-science.txt");

        assertThat(names(plan)).isEmpty();
        assertThat(READER.read(plan).targets()).hasSize(10);
    }

    private static String real(String name) {
        Optional<String> plan = Plans.real(name);
        assumeThat(plan).as("%s is not on this machine (-Dplans.dir)", name).isPresent();
        return plan.orElseThrow();
    }

    private static List<String> names(String plan) {
        return READER.read(plan).days().stream().map(FoundDay::canonical).toList();
    }

    /** The text with hard line ends every so many characters and a page number after every 20 lines. */
    private static String wrapped(String plan, int width) {
        StringBuilder wrapped = new StringBuilder();
        int lines = 0;
        for (String paragraph : plan.split("\n")) {
            for (int i = 0; i < paragraph.length(); i += width) {
                wrapped.append(paragraph, i, Math.min(paragraph.length(), i + width))
                        .append('\n');
                lines++;
                if (lines % 20 == 0) {
                    wrapped.append("\n— ").append(lines / 20).append(" —\n\n");
                }
            }
        }
        return wrapped.toString();
    }
}
