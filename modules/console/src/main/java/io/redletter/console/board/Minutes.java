package io.redletter.console.board;

import io.redletter.reach.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The last two hours by the minute, the one that runs included: an hour to draw, and the hour before to compare with. */
public record Minutes(List<Minute> all) {
    static final int HOUR = 60;
    private static final int KEPT = 2 * HOUR;

    public Minutes {
        all = List.copyOf(all);
    }

    /** The first minute to ask for. */
    static Instant from(Instant now) {
        return until(now).minus(Duration.ofMinutes(KEPT));
    }

    /** The end of the minute that runs, excluded. */
    static Instant until(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
    }

    static Minutes of(Instant now, Series views, Series plays) {
        Map<Instant, Long> view = counts(views);
        Map<Instant, Long> play = counts(plays);
        List<Minute> all = new ArrayList<>(KEPT);
        Instant start = from(now);
        for (int i = 0; i < KEPT; i++) {
            Instant minute = start.plus(Duration.ofMinutes(i));
            all.add(new Minute(minute, view.getOrDefault(minute, 0L), play.getOrDefault(minute, 0L)));
        }
        return new Minutes(all);
    }

    /** The minutes that are drawn. */
    public List<Minute> hour() {
        return all.subList(Math.max(0, all.size() - HOUR), all.size());
    }

    /** This hour beside the hour before. */
    public Change change() {
        List<Minute> before = all.subList(0, Math.max(0, all.size() - HOUR));
        return new Change(sum(hour()), sum(before));
    }

    private static long sum(List<Minute> minutes) {
        return minutes.stream().mapToLong(Minute::total).sum();
    }

    private static Map<Instant, Long> counts(Series series) {
        return series.points().stream()
                .collect(Collectors.toMap(
                        point -> point.t().truncatedTo(ChronoUnit.MINUTES), Series.Point::count, Long::sum));
    }
}
