package io.redletter.observance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.observance.rule.Fixed;
import io.redletter.observance.rule.Rule;
import io.redletter.observance.rule.SameAs;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an almanac becomes with notices, own days and hidden days. */
final class EnteredNoticesTest {
    private static final Almanac FILE = Almanac.load(KnownDatesTest.SHIPPED);
    private static final String WEEK = "national-energy-saving-week";
    private static final String DAY = "national-low-carbon-day";

    @Test
    void anEnteredNoticeWinsAndMovesWhatLeansOnIt() {
        Almanac almanac = FILE.with(Map.of(WEEK, Map.of(2027, notice("2027-07-05", 3))));

        assertThat(only(almanac, WEEK, 2027))
                .isEqualTo(new ObservedDate(
                        WEEK,
                        "全国节能宣传周",
                        LocalDate.of(2027, 7, 5),
                        LocalDate.of(2027, 7, 11),
                        Status.ANNOUNCED,
                        "notice 2027",
                        notice("2027-07-05", 3),
                        3));
        assertThat(only(almanac, DAY, 2027).start()).isEqualTo(LocalDate.of(2027, 7, 7));
        assertThat(only(almanac, DAY, 2027).status()).isEqualTo(Status.EXPECTED);
        assertThat(only(almanac, DAY, 2027).sequence()).isEqualTo(3);
        assertThat(only(FILE, WEEK, 2027).sequence()).isZero();
    }

    @Test
    void anotherNoticeOfAYearReplacesTheFilesAndAWithdrawnOneFreesIt() {
        Almanac moved = FILE.with(Map.of(WEEK, Map.of(2025, notice("2025-07-05", 2))));
        Almanac withdrawn = FILE.with(Map.of(WEEK, Map.of(2025, Notice.withdrawn(5), 2027, Notice.withdrawn(4))));

        assertThat(only(moved, WEEK, 2025).start()).isEqualTo(LocalDate.of(2025, 7, 5));
        assertThat(only(withdrawn, WEEK, 2025).start())
                .isEqualTo(only(FILE, WEEK, 2025).start());
        assertThat(only(withdrawn, WEEK, 2025).sequence()).isEqualTo(5);
        assertThat(only(withdrawn, WEEK, 2027).status()).isEqualTo(Status.EXPECTED);
        assertThat(only(withdrawn, WEEK, 2027).notice()).isNull();
        assertThat(only(withdrawn, WEEK, 2027).sequence()).isEqualTo(4);
    }

    @Test
    void knowsWhatMovesWithADayDirectlyAndThroughOthers() {
        Almanac almanac = FILE.plus(List.of(own("own-a", new SameAs(DAY))));

        assertThat(almanac.leaningOn(WEEK)).contains(DAY, "own-a");
        assertThat(almanac.leansOn("own-a")).containsExactlyInAnyOrder(DAY, WEEK);
        assertThat(almanac.leaningOn("own-a")).isEmpty();
    }

    @Test
    void takesOwnDaysAndRefusesWhatCannotBe() {
        Almanac almanac = FILE.plus(List.of(own("own-a", new Fixed(MonthDay.of(5, 9)))));

        assertThat(only(almanac, "own-a", 2027).start()).isEqualTo(LocalDate.of(2027, 5, 9));
        assertThatThrownBy(() -> almanac.plus(List.of(own("own-a", new Fixed(MonthDay.of(5, 9))))))
                .hasMessageContaining("there already");
        assertThatThrownBy(() -> FILE.plus(List.of(own("own-a", new SameAs("nope")))))
                .hasMessageContaining("leans on nope");
        assertThatThrownBy(
                        () -> FILE.plus(List.of(own("own-a", new SameAs("own-b")), own("own-b", new SameAs("own-a")))))
                .hasMessageContaining("circle");
    }

    @Test
    void doesNotListAHiddenDayButStillKnowsIt() {
        Almanac almanac = FILE.without(Set.of(WEEK));

        assertThat(almanac.year(2027)).noneMatch(date -> date.id().equals(WEEK));
        assertThat(almanac.all()).hasSize(151);
        assertThat(almanac.find(WEEK)).isPresent();
        assertThat(only(almanac, DAY, 2027)).isEqualTo(only(FILE, DAY, 2027));
    }

    @Test
    void readsANoticesOwnWordsFromTheFile() {
        Almanac almanac = AlmanacFileTest.load(
                """
                observances:
                  - { id: week, name: 周, name-en: W, kind: week, scope: national, confidence: high,
                      rule: { type: announced, typical: 六月 }, notices: { 2027: { status: changed, start: 2027-06-14,
                      title: 关于改期的通知, issuer: 某委, published: 2027-05-20, number: 某发〔2027〕9号, sequence: 4 } } }
                """);

        assertThat(only(almanac, "week", 2027).notice())
                .isEqualTo(new Notice(
                        Status.CHANGED,
                        LocalDate.of(2027, 6, 14),
                        null,
                        Confidence.HIGH,
                        "关于改期的通知",
                        "某委",
                        LocalDate.of(2027, 5, 20),
                        "某发〔2027〕9号",
                        4));
    }

    private static Notice notice(String start, int sequence) {
        LocalDate first = LocalDate.parse(start);
        return new Notice(Status.ANNOUNCED, first, first.plusDays(6), Confidence.HIGH, "通知", "某委", null, "", sequence);
    }

    private static Observance own(String id, Rule rule) {
        return new Observance(
                id,
                id,
                id,
                null,
                Kind.DAY,
                Scope.LOCAL,
                List.of(),
                List.of(),
                List.of(),
                List.of(DatedRule.always(rule)),
                null,
                null,
                Map.of(),
                List.of(),
                "",
                Confidence.HIGH,
                "");
    }

    private static ObservedDate only(Almanac almanac, String id, int year) {
        List<ObservedDate> dates = almanac.resolve(id, year);
        assertThat(dates).hasSize(1);
        return dates.get(0);
    }

    @Test
    void aNoticeOfADayOfSeveralTimesMovesTheNearestAndLeavesTheOthers() {
        String id = "env-facility-open-months";
        List<ObservedDate> before = FILE.resolve(id, 2027);

        List<ObservedDate> after =
                FILE.with(Map.of(id, Map.of(2027, notice("2027-03-20", 2)))).resolve(id, 2027);
        List<ObservedDate> withdrawn =
                FILE.with(Map.of(id, Map.of(2027, Notice.withdrawn(3)))).resolve(id, 2027);

        assertThat(after).hasSize(6);
        assertThat(after.get(1).start()).isEqualTo(LocalDate.of(2027, 3, 20));
        assertThat(after.get(1).status()).isEqualTo(Status.ANNOUNCED);
        for (int i : List.of(0, 2, 3, 4, 5)) {
            assertThat(after.get(i).start()).isEqualTo(before.get(i).start());
            assertThat(after.get(i).end()).isEqualTo(before.get(i).end());
            assertThat(after.get(i).status()).isEqualTo(before.get(i).status());
            assertThat(after.get(i).notice()).isNull();
        }
        assertThat(withdrawn)
                .extracting(ObservedDate::start)
                .isEqualTo(before.stream().map(ObservedDate::start).toList());
        assertThat(withdrawn).extracting(ObservedDate::sequence).containsOnly(3);
        assertThat(after).extracting(ObservedDate::sequence).containsOnly(2);
    }
}
