package io.redletter.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.reach.Explained;
import io.redletter.reach.Series;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MinutesTest {
    private static final Instant NOW = Instant.parse("2027-06-05T00:41:30Z");

    @Test
    void holdsTwoHoursOfWhichTheLastMinuteRuns() {
        Minutes minutes = Minutes.of(NOW, series("view"), series("play"));

        assertThat(minutes.all()).hasSize(120);
        assertThat(minutes.all().get(0).start()).isEqualTo(Minutes.from(NOW)).isEqualTo("2027-06-04T22:42:00Z");
        assertThat(minutes.all().get(119).start()).isEqualTo("2027-06-05T00:41:00Z");
        assertThat(Minutes.until(NOW)).isEqualTo("2027-06-05T00:42:00Z");
    }

    @Test
    void putsViewsAndPlaysIntoTheirOwnMinuteAndZerosElsewhere() {
        Series views = series("view", point("2027-06-05T00:40:00Z", 5), point("2027-06-05T00:41:00Z", 7));
        Series plays = series("play", point("2027-06-05T00:41:00Z", 2));

        List<Minute> hour = Minutes.of(NOW, views, plays).hour();

        assertThat(hour).hasSize(60);
        assertThat(hour.get(58)).isEqualTo(new Minute(Instant.parse("2027-06-05T00:40:00Z"), 5, 0));
        assertThat(hour.get(59)).isEqualTo(new Minute(Instant.parse("2027-06-05T00:41:00Z"), 7, 2));
        assertThat(hour.subList(0, 58)).allMatch(minute -> minute.total() == 0);
    }

    @Test
    void comparesTheHourWithTheOneBeforeAndNothingElse() {
        Series views = series(
                "view",
                point("2027-06-04T22:41:00Z", 1_000),
                point("2027-06-04T22:42:00Z", 10),
                point("2027-06-04T23:41:00Z", 20),
                point("2027-06-04T23:42:00Z", 40),
                point("2027-06-05T00:41:00Z", 50));

        Change change = Minutes.of(NOW, views, series("play")).change();

        assertThat(change).isEqualTo(new Change(90, 30));
    }

    private static Series.Point point(String start, long count) {
        return new Series.Point(Instant.parse(start), count);
    }

    private static Series series(String metric, Series.Point... points) {
        return new Series("campaign:c", metric, List.of(points), Explained.ownCount("redis", NOW));
    }
}
