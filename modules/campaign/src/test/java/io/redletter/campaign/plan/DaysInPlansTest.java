package io.redletter.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words of a text are a day's name, and which only look like one. */
final class DaysInPlansTest {

    private static final PlanReader READER = Plans.reader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "开展六五环境日宣传。           | 六五环境日      | 六五环境日",
                "开展世界环境日宣传。           | 六五环境日      | 世界环境日",
                "在“6·5”世界环境日期间          | 六五环境日      | 世界环境日",
                "组织6.5环境日活动              | 六五环境日      | 6.5环境日",
                "组织\uFF16\u30FB\uFF15环境日活动 | 六五环境日      | \uFF16\u30FB\uFF15环境日",
                "六·五环境日                    | 六五环境日      | 六·五环境日",
                "办好环境宣传日                 | 六五环境日      | 环境宣传日",
                "结合科技活动周                 | 全国科技活动周    | 科技活动周",
                "“双创”活动周                   | 全国大众创业万众创新活动周 | “双创”活动周",
                "119消防宣传日                  | 全国消防日(119)   | 119消防宣传日",
                "“119”消防宣传日                | 全国消防日(119)   | “119”消防宣传日",
                "全国土壤日                     | 世界土壤日      | 全国土壤日",
                "市场监管科普(科技)宣传周         | 市场监管科技周    | 市场监管科普(科技)宣传周",
                "国际湿地日                     | 世界湿地日      | 国际湿地日",
                "全市科普日活动                 | 全国科普日      | 科普日",
                "在世界地球日前后               | 世界地球日      | 世界地球日",
                "第56个世界地球日               | 世界地球日      | 世界地球日",
            })
    void knowsADayByItsSpellings(String text, String canonical, String nameInText) {
        assertThat(days(text)).singleElement().satisfies(day -> {
            assertThat(day.canonical()).isEqualTo(canonical);
            assertThat(day.nameInText()).isEqualTo(nameInText);
            assertThat(day.id()).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027年6月5日印发,自发布之日起施行。",
                "在3个工作日内完成,每周一次,第三周汇总。",
                "设立企业开放日、政府开放日和公众接待日。",
                "校园科技节、青少年科学影像节、生态文化季和植树节。",
                "开展爱国卫生运动、健康中国行和“三下乡”。",
                "组织全校清洁日活动。",
                "推进科普日常化,环境日益改善,《环境日报》刊发。",
                "抓好全国科普\n日常工作。",
                "近日、次日、当日、每日和节假日正常开放。",
                "每月、本月、9月、个月、逐月、岁月。",
                "党员主题党日,世界水日均用水量。",
                "集中开展主题宣传月活动。",
            })
    void takesNothingElseForADay(String text) {
        assertThat(days(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "组织世界避孕日宣传, 世界避孕日, day",
        "开展气象科普日活动, 气象科普日, day",
        "办好“清溪母亲河保护日”, 清溪母亲河保护日, day",
        "深入开展铁路护路宣传月活动, 铁路护路宣传月, month",
        "结合校园科技周, 校园科技周, week",
        "创建“民族团结进步月”, 民族团结进步月, month",
        "世界水日、河小青行动日, 河小青行动日, day",
    })
    void listsANameItDoesNotKnow(String text, String name, String kind) {
        assertThat(days(text))
                .filteredOn(day -> day.id() == null)
                .singleElement()
                .satisfies(day -> {
                    assertThat(day.canonical()).isEqualTo(name);
                    assertThat(day.kind()).isEqualTo(kind);
                });
    }

    @Test
    void takesTheLongestName() {
        assertThat(names("世界海洋日暨全国海洋宣传日,全国科普日,防灾减灾日和防灾减灾宣传周"))
                .containsExactly("世界海洋日暨全国海洋宣传日", "全国科普日", "全国防灾减灾日", "防灾减灾宣传周");
    }

    @Test
    void readsListsThatLeaveWordsOut() {
        assertThat(names("世界地球日、水日、气象日和国际生物多样性、全国低碳日")).containsExactly("世界地球日", "世界水日", "世界气象日", "国际生物多样性日", "全国低碳日");
        assertThat(names("履行国际生物多样性公约")).isEmpty();
    }

    @Test
    void tellsEachOccasionOnceWhereItFirstStands() {
        List<FoundDay> days = days("一、总体要求\n抓住世界环境日。\n六五环境日主场活动,环境日。");

        assertThat(days).singleElement().satisfies(day -> {
            assertThat(day.line()).isEqualTo(2);
            assertThat(day.nameInText()).isEqualTo("世界环境日");
            assertThat(day.sentence()).isEqualTo("抓住世界环境日");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "结合世界环\n境日开展",
                "结合世界环\r\n    境日开展",
                "结合世 界 环 境 日开展",
                "结合世界环\n\n- 12 -\n\n境日开展",
                "结合世界环\n第 3 页 共 14 页\n境日开展",
                "为做好重要时间节点的宣传工作现就有关事项通知如下请结合世界环\n4、境日开展",
            })
    void readsAcrossLineWrapsAndPageBreaks(String text) {
        assertThat(days(text)).singleElement().satisfies(day -> {
            assertThat(day.canonical()).isEqualTo("六五环境日");
            assertThat(day.nameInText()).isEqualTo("世界环境日");
            assertThat(day.line()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \t\r\n\f\n", "\u0000\uFFFD", "日", "周月", "、、、", "(((", "“"})
    void bearsTextsThatSayNothing(String text) {
        assertThat(days(text)).isEmpty();
    }

    private static List<FoundDay> days(String text) {
        return READER.read(text).days();
    }

    private static List<String> names(String text) {
        return days(text).stream().map(FoundDay::canonical).toList();
    }
}
