package io.redletter.delivery.audience.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.platform.RefusedException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
    private static final Traits TEACHER = new Somebody(
            Map.of("年级", "三年级", "年龄", "34", "学校", "Dongfeng No. 1"), List.of("教师", "志愿者"), "410105", "zh-CN");

    record Somebody(Map<String, String> attributes, List<String> tags, String region, String language)
            implements Traits {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"all\":[]}|true",
                "{\"tag\":\"教师\"}|true",
                "{\"tag\":\"学生\"}|false",
                "{\"not\":{\"tag\":\"学生\"}}|true",
                "{\"region\":\"41\"}|true",
                "{\"region\":\"410000\"}|true",
                "{\"region\":\"410100\"}|true",
                "{\"region\":\"410200\"}|false",
                "{\"language\":\"zh\"}|true",
                "{\"language\":\"z\"}|REFUSED",
                "{\"attribute\":\"年级\",\"is\":\"三年级\"}|true",
                "{\"attribute\":\"学校\",\"contains\":\"dongfeng\"}|true",
                "{\"attribute\":\"学校\",\"starts\":\"No.\"}|false",
                "{\"attribute\":\"年龄\",\"atLeast\":34}|true",
                "{\"attribute\":\"年龄\",\"atMost\":\"33.5\"}|false",
                "{\"attribute\":\"年级\",\"atLeast\":1}|false",
                "{\"attribute\":\"电话\",\"present\":true}|false",
                "{\"not\":{\"attribute\":\"电话\",\"present\":true}}|true",
                "{\"any\":[{\"tag\":\"学生\"},{\"region\":\"4101\"}]}|true",
                "{\"all\":[{\"tag\":\"教师\"},{\"region\":\"42\"}]}|false"
            })
    void fitsWhoItDescribes(String json, String expected) {
        if (expected.equals("REFUSED")) {
            assertThatThrownBy(() -> RuleReader.read(json)).isInstanceOf(RefusedException.class);
        } else {
            assertThat(RuleReader.read(json).fits(TEACHER)).isEqualTo(Boolean.valueOf(expected));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|/rule",
                "[]|/rule",
                "{}|/rule",
                "{\"tag\":\"\"}|/rule/tag",
                "{\"tag\":\"a\",\"region\":\"41\"}|/rule",
                "{\"region\":\"河南\"}|/rule/region",
                "{\"any\":[]}|/rule/any",
                "{\"all\":{}}|/rule/all",
                "{\"all\":[{\"tag\":\"a\"},{\"nobody\":1}]}|/rule/all/1",
                "{\"not\":{\"attribute\":\"a\",\"atLeast\":\"many\"}}|/rule/not/atLeast",
                "{\"attribute\":\"a\"}|/rule",
                "{\"attribute\":\"a\",\"present\":false}|/rule/present",
                "{\"not\":{\"not\":{\"not\":{\"not\":{\"not\":{\"not\":{\"tag\":\"a\"}}}}}}}|/rule/not/not/not/not/not/not"
            })
    void pointsAtThePartOfARuleThatIsWrong(String json, String pointer) {
        assertThatThrownBy(() -> RuleReader.read(json)).isInstanceOfSatisfying(RefusedException.class, refusal -> {
            assertThat(refusal.pointer()).isEqualTo(pointer);
            assertThat(refusal.code()).isEqualTo("invalid-rule");
        });
    }

    @Test
    void refusesMoreConditionsThanItCanBeAskedFor() {
        String many = "{\"any\":[" + "{\"tag\":\"a\"},".repeat(Rule.MOST) + "{\"tag\":\"a\"}]}";

        assertThatThrownBy(() -> RuleReader.read(many)).isInstanceOf(RefusedException.class);
    }

    @Property(tries = 200)
    void isReadAsItWasWritten(@ForAll("rules") Rule rule) {
        assertThat(RuleReader.read(RuleWriter.json(rule).toString())).isEqualTo(rule);
    }

    @Property(tries = 200)
    void notTurnsEveryAnswerRound(@ForAll("rules") Rule rule, @ForAll("people") Somebody person) {
        assertThat(new Rule.Not(rule).fits(person)).isEqualTo(!rule.fits(person));
    }

    @Provide
    Arbitrary<Rule> rules() {
        Arbitrary<String> words = Arbitraries.of("教师", "学生", "a", "b");
        Arbitrary<Rule> leaves = Arbitraries.oneOf(
                words.map(Rule.Tag::new),
                Arbitraries.of("41", "4101", "420000").map(Rule.Region::new),
                Arbitraries.of("zh", "bo").map(Rule.Language::new),
                words.map(key -> new Rule.Attribute(key, Comparison.IS, "x")),
                words.map(key -> new Rule.Attribute(key, Comparison.AT_LEAST, "3")),
                words.map(key -> new Rule.Attribute(key, Comparison.PRESENT, "")));
        Arbitrary<Rule> joined = Arbitraries.oneOf(
                leaves,
                leaves.list().ofMinSize(0).ofMaxSize(3).map(Rule.All::new),
                leaves.list().ofMinSize(1).ofMaxSize(3).map(Rule.Any::new),
                leaves.map(Rule.Not::new));
        return joined.list().ofMinSize(1).ofMaxSize(3).map(Rule.All::new);
    }

    @Provide
    Arbitrary<Somebody> people() {
        return Arbitraries.of(
                (Somebody) TEACHER,
                new Somebody(Map.of(), List.of(), "", ""),
                new Somebody(Map.of("a", "x", "b", "7"), List.of("a"), "420100", "bo"));
    }
}
