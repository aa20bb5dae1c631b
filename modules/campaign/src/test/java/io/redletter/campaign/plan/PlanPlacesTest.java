package io.redletter.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/** Where in the text as it was given the found things stand, and the units and tags that are found with them. */
final class PlanPlacesTest {

    private static final PlanReader READER = Plans.reader();

    private static final String TEXT =
            """
            一、 任务\r
            利用 “6·5” 环境日\r
            和世界水日, 通过微信公众号、抖音面向青少年发布短视频,每年举办讲座不少于 12 场。\r
            (市科协、团市委牵头,市教育局、各区县配合)\r
            再办世界水日,拍摄短视频。\r
            """;

    @Test
    void marksEachFoundThingWhereItStands() {
        PlanReading reading = READER.read(TEXT);

        reading.days().forEach(day -> day.places()
                .forEach(place -> assertThat(asGiven(place)).endsWith("日")));
        assertThat(reading.days())
                .extracting(FoundDay::key, day -> asGiven(day.places().get(0)), day -> day.places()
                        .size())
                .containsExactly(tuple("world-environment-day", "6·5” 环境日", 1), tuple("world-water-day", "世界水日", 2));
        assertThat(reading.targets())
                .singleElement()
                .satisfies(target -> assertThat(asGiven(target.places().get(0))).isEqualTo("12 场"));
        reading.units()
                .forEach(unit -> assertThat(asGiven(unit.places().get(0))).isEqualTo(unit.name()));
        reading.tags().forEach(tag -> assertThat(asGiven(tag.place())).isEqualTo(tag.words()));
    }

    @Test
    void tellsTheUnitsAndTheirRoles() {
        assertThat(READER.read(TEXT).units())
                .extracting(FoundUnit::name, FoundUnit::role, unit -> unit.places()
                        .get(0)
                        .line())
                .containsExactly(tuple("市科协", "lead", 4), tuple("团市委", "lead", 4), tuple("市教育局", "cooperate", 4));
    }

    @Test
    void givesADayTheTagsOfItsParagraph() {
        FoundDay water = READER.read(TEXT).days().get(1);

        assertThat(water.tags())
                .extracting(FoundTag::tag)
                .containsExactly(
                        "channel:wechat-oa",
                        "channel:douyin",
                        "audience:teenagers",
                        "content:video",
                        "content:lecture");
    }

    private static String asGiven(Place place) {
        return TEXT.substring(place.start(), place.end());
    }
}
