package io.redletter.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers of a text are promises, and what they say. */
final class TargetsInPlansTest {

    private static final PlanReader READER = Plans.reader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "每年举办培训不少于2期。                  | 2       | >= | 期   | year",
                "每季度召开1次新闻发布会。                 | 1       | =  | 次   | quarter",
                "每半年召开一次通气会。                   | 1       | =  | 次   | half-year",
                "每三年开展一次监测。                     | 1       | =  | 次   | 3-years",
                "每两个月开放1次。                       | 1       | =  | 次   | 2-months",
                "按照“双月开放”的要求。                   | 1       | =  | 次   | 2-months",
                "每学年专题教学不少于12课时。              | 12      | >= | 课时  | school-year",
                "到2025年,比例达到16%。                   | 16      | =  | %    | by-2025",
                "2025年底前,建成1个教育场馆。              | 1       | =  | 个   | by-2025",
                "“十四五”时期建成基地10家以上。            | 10      | >= | 家   | by-2025",
                "素养水平达到15%及以上。                  | 15      | >= | %    | plan",
                "累计阅读量超过10万人次。                  | 100000  | >  | 人次  | plan",
                "招募志愿者1,200名。                     | 1200    | =  | 名   | plan",
                "开展两次行为调查。                       | 2       | =  | 次   | plan",
                "全年开展活动3—5场。                      | 3       | ~  | 场   | year",
                "经费不低于1.5万元。                      | 15000   | >= | 元   | plan",
                "建设10以上特色产业科普基地。              | 10      | >= | ''   | plan",
                "答复率达到百分之九十五。                  | 95      | =  | %    | plan",
                "每万人拥有场馆面积不低于120平方米。       | 120     | >= | 平方米 | plan",
                "由2020年的10.5%提高到2025年的16%。        | 16      | =  | %    | by-2025",
                "每天播放公益广告不少于3条次。             | 3       | >= | 条次  | day",
                "每月刊发稿件8篇(条)以上。                 | 8       | >= | 篇   | month",
                "重大舆情在5小时内发布权威信息。            | 5       | <= | 小时  | plan",
                "每学期至少邀请1名科学家进校园。            | 1       | >= | 名   | semester",
                "每两年开展1次抽样调查。                   | 1       | =  | 次   | 2-years",
                "2028年覆盖率达到85%。                    | 85      | =  | %    | by-2028",
                "2030年目标:基本素养水平超过25%。           | 25      | >  | %    | by-2030",
                "2027年6月底前编印手册3000册。             | 3000    | =  | 册   | by-2027",
                "骨干培训率不低于七成。                     | 70      | >= | %    | plan",
                "注册用户达到15万。                        | 150000  | =  | ''  | plan",
                "每人每年宣讲3场左右。                     | 3       | ~  | 场   | year",
                "参加人数约600人。                         | 600     | ~  | 人   | plan",
                "两年一次组织评选,每届评选10名。             | 10      | =  | 名   | 2-years",
                "专栏每期时长20分钟。                      | 20      | =  | 分钟  | plan",
                "年行驶里程每辆不少于5000公里。              | 5000    | >= | 公里  | year",
                "人均预期寿命提高到80.5岁。                 | 80.5    | =  | 岁   | plan",
                "大型商超每半年组织一次演练。                | 1       | =  | 次   | half-year",
            })
    void readsNumberComparatorUnitAndPeriod(
            String text, BigDecimal value, String comparator, String unit, String period) {
        assertThat(targets(text)).singleElement().satisfies(target -> {
            assertThat(target.value()).isEqualByComparingTo(value);
            assertThat(target.comparator()).isEqualTo(comparator);
            assertThat(target.unit()).isEqualTo(unit);
            assertThat(target.period()).isEqualTo(period);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022年8月9日,鄂政办发〔2021〕64号。",
                "形成一批成果,打造一支队伍,开展一系列活动。",
                "实施5项提升行动,开展十大行动。",
                "统筹推进“五位一体”,编印《企业环保知识100问》,参加“四个100”评选。",
                "第15个世界环境日,活动为期7天。",
                "已建成基地5家,三家单位入选。",
                "建成科技馆新馆,实现全覆盖。",
                "围绕三个方面,分两个阶段,市区乡三级联动。",
                "五年来,累计培训2万人次。",
                "领导小组下设3个工作组。",
                "五年内建成示范区,2027年内完成。",
                "2.项目建设,3人员保障,1、加强领导。",
                "县委宣传部、团县委等10家单位联合开展,33个成员单位参与。",
                "面向60岁以上老年人,二级以上医院。",
                "组织千名专家进校园,百场讲座下基层。",
                "(2026年3月10日至12日,为期3天,每天9:00开始。)",
                "浏览次数:1268次,联系电话:5523190。",
                "一、工作基础\n建成基地12个,培训农民3000人次。",
                "“十三五”以来,我市取得长足进步。建成县级馆2个,培训2万人次。",
                "某市方案(2026—2030年)\n2025年全市比例为9.8%,比2020年提高4.1个百分点。",
                "全民健康素养66条,三位一体,一次性用品。",
            })
    void takesNoOtherNumberForATarget(String text) {
        assertThat(targets(text)).isEmpty();
    }

    @Test
    void countsEachNumberOnce() {
        assertThat(targets("分别达到30%、70%、100%。")).hasSize(3);
        assertThat(targets("培训100人次、500人以上。")).hasSize(2);
        assertThat(targets("市级和县级各2家。")).hasSize(1);
    }

    @Test
    void tellsBothEndsOfARange() {
        assertThat(targets("新增基地2—3个,每次10至15分钟,培训2-3万人。"))
                .extracting(FoundTarget::value, FoundTarget::valueMax, FoundTarget::comparator)
                .usingElementComparator((a, b) -> a.toString().compareTo(b.toString()))
                .containsExactly(
                        tuple(new BigDecimal(2), new BigDecimal(3), "~"),
                        tuple(new BigDecimal(10), new BigDecimal(15), "~"),
                        tuple(new BigDecimal(20000), new BigDecimal(30000), "~"));
    }

    @Test
    void givesEachNumberOfAListItsYear() {
        assertThat(targets("知晓率分别于2027年、2028年达到86%、88%。"))
                .extracting(FoundTarget::period)
                .containsExactly("by-2027", "by-2028");
    }

    @Test
    void holdsADateForTheGoalsItLeads() {
        String text =
                """
                (二)主要目标
                到2030年,实现以下目标:
                ——建成基地30个;
                ——每年培训200人次。
                (三)其他
                编印手册500册。
                """;

        assertThat(targets(text)).extracting(FoundTarget::period).containsExactly("by-2030", "year", "plan");
    }

    @Test
    void takesNoWordOfANeighbourForAComparator() {
        assertThat(targets("建成学校不少于20所、公园3座,覆盖率不低于26%和35%。"))
                .extracting(FoundTarget::comparator)
                .containsExactly(">=", "=", ">=", ">=");
    }

    @Test
    void readsATablesRowsAndItsNumbers() {
        String text =
                """
                附表
                序号|指标名称|基期值(2025年)|2030年目标值|责任部门
                1|居民健康素养水平(%)|22.4|≥35|区卫生健康局
                序号\t内容\t责任单位
                1\t展出作品80幅\t县林业局、县文联
                """;

        assertThat(targets(text))
                .extracting(
                        FoundTarget::metric,
                        FoundTarget::comparator,
                        FoundTarget::unit,
                        FoundTarget::period,
                        FoundTarget::responsible)
                .containsExactly(
                        tuple("居民健康素养水平", ">=", "%", "by-2030", "区卫生健康局"), tuple("展出作品", "=", "幅", "plan", "县林业局、县文联"));
    }

    @Test
    void joinsWhatTheAnnexRepeatsAndTakesItsUnits() {
        String text =
                """
                二、任务
                统筹建设科普教育基地不少于30家,更好地发挥作用。
                附件
                统筹建设科普教育基地不少于30家
                市科协、市科技局
                """;

        assertThat(targets(text)).singleElement().satisfies(target -> {
            assertThat(target.line()).isEqualTo(2);
            assertThat(target.responsible()).isEqualTo("市科协、市科技局");
        });
    }

    @Test
    void keepsTwoPromisesOfTheSameNumberApart() {
        String text =
                """
                每年举办市级学术交流会不少于1次。
                各区县每年举办专题研讨班不少于1次。
                2025年底前,建成1个市级教育场馆,每个区县建成1个教育场馆。
                """;

        assertThat(targets(text)).hasSize(4);
    }

    @Test
    void findsWhoAnswersForIt() {
        String bracket = "1.加强培训。\n每年培训不少于2期。\n(市教委牵头,各区县配合)\n2.加强宣传。\n每年宣传不少于3次。";

        assertThat(targets(bracket)).extracting(FoundTarget::responsible).containsExactly("市教委牵头,各区县配合", "");
        assertThat(targets("市生态环境局每月召开1次发布会。"))
                .extracting(FoundTarget::responsible)
                .containsExactly("市生态环境局");
        assertThat(targets("每年培训不少于2期。\n责任单位:市科协、市科技局"))
                .extracting(FoundTarget::responsible)
                .containsExactly("市科协、市科技局");
    }

    @Test
    void takesTheMetricFromBehindTheNumberOrFromBeforeIt() {
        assertThat(targets("每年召开1次媒体座谈会。每年推出宣传产品不少于5件,各区县不少于1件。"))
                .extracting(FoundTarget::metric)
                .containsExactly("媒体座谈会", "推出宣传产品", "推出宣传产品");
    }

    @Test
    void tellsTheLineOfTheNumber() {
        assertThat(targets("一、目标\n\n每年培训志愿者不少于\n300人。"))
                .extracting(FoundTarget::line, FoundTarget::quote)
                .containsExactly(tuple(4, "每年培训志愿者不少于300人"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(一)培训行动。\n1.每年培训不少于2期。\n2.建成基地5个。\n牵头单位:区科协、区教体局\n参加单位:区人社局",
                "(一)培训行动\n每年培训不少于2期。建成基地5个。\n责任分工:由区科协、区教体局牵头,区人社局等单位参加。",
                "(一)培训行动(牵头单位:区科协、区教体局;参加单位:区人社局)\n每年培训不少于2期。建成基地5个。",
                "(一)培训行动。每年培训不少于2期。建成基地5个。牵头单位:区科协、区教体局;参加单位:区人社局。",
                "〔一〕培训行动。每年培训不少于2期。建成基地5个。\n〔区科协、区教体局牵头,区人社局配合〕",
            })
    void partsWhoLeadsFromWhoHelps(String text) {
        assertThat(targets(text)).hasSize(2).allSatisfy(target -> assertThat(target.units())
                .containsExactly(
                        new UnitRole("区科协", UnitRole.LEAD),
                        new UnitRole("区教体局", UnitRole.LEAD),
                        new UnitRole("区人社局", UnitRole.COOPERATE)));
    }

    @Test
    void keepsItsKeysWhenTheTextIsReadAgain() {
        List<FoundTarget> first = targets("一、目标\n每年培训不少于2期。\n二、任务\n编印手册500册。");
        List<FoundTarget> again = targets("新的一段。\n\n三、目标\n每年培训不少\n于 2 期。\n四、任务\n编印手册500册。");

        assertThat(again)
                .extracting(FoundTarget::key)
                .isEqualTo(first.stream().map(FoundTarget::key).toList());
        assertThat(first).extracting(FoundTarget::key).doesNotHaveDuplicates();
    }

    private static List<FoundTarget> targets(String text) {
        return READER.read(text).targets();
    }
}
