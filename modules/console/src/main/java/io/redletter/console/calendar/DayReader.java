package io.redletter.console.calendar;

import io.redletter.accounts.Permission;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.days.LocalDay;
import io.redletter.console.web.PageCall;
import io.redletter.observance.Almanac;
import io.redletter.observance.Notice;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what falls on a day, with what was said of it and when it was in other years. */
final class DayReader {
    private static final int YEARS_BEFORE = 8;
    private static final int MOST_PAST = 6;

    private final DayBook book;

    DayReader(DayBook book) {
        this.book = book;
    }

    /** What falls on the day, the shortest first. */
    List<DayView.Observed> observed(PageCall call, Letters letters, LocalDate date) {
        return Stream.of(date.getYear() - 1, date.getYear())
                .flatMap(year -> letters.year(year).stream()
                        .filter(one -> !one.end().isBefore(date) && !one.start().isAfter(date))
                        .map(one -> new Dated(year, one)))
                .sorted(Comparator.comparing(one ->
                        ChronoUnit.DAYS.between(one.date().start(), one.date().end())))
                .flatMap(one -> letters.almanac().find(one.date().id()).stream()
                        .map(what -> observed(call, letters, one, what)))
                .toList();
    }

    /** A date and the year it counts for, which a span over New Year has begun before. */
    private record Dated(int year, ObservedDate date) {}

    private DayView.Observed observed(PageCall call, Letters letters, Dated one, Observance what) {
        boolean chinese = call.words().isChinese();
        ObservedDate date = one.date();
        return new DayView.Observed(
                what.id(),
                one.year(),
                chinese ? what.name() : what.nameEn(),
                chinese ? what.nameEn() : what.name(),
                date.start(),
                date.end(),
                !date.start().equals(date.end()),
                date.status().code(),
                String.join(chinese ? "、" : ", ", what.organisers()),
                call.t("status." + date.status().code()),
                date.rule(),
                what.note(),
                NoticeView.of(date, book.notice(what.id(), one.year())),
                history(letters, what, one.year()),
                own(call, what.id()),
                letters.almanac().leaningOn(what.id()).stream()
                        .flatMap(id -> letters.almanac().find(id).stream())
                        .map(child -> chinese ? child.name() : child.nameEn())
                        .toList());
    }

    /** Only what was announced: what the rule says of other years is no history. */
    private static List<DayView.Past> history(Letters letters, Observance what, int year) {
        return IntStream.rangeClosed(
                        Math.max(Almanac.FIRST_YEAR, year - YEARS_BEFORE), Math.min(Almanac.LAST_YEAR, year + 1))
                .map(i -> Math.max(Almanac.FIRST_YEAR, year - YEARS_BEFORE) + Math.min(Almanac.LAST_YEAR, year + 1) - i)
                .filter(other -> other != year)
                .boxed()
                .flatMap(other -> letters.almanac().resolve(what.id(), other, letters.region()).stream()
                        .filter(date -> date.status() != Status.BY_RULE && date.status() != Status.EXPECTED)
                        .map(date -> new DayView.Past(
                                other, date.start(), date.end(), date.status().code(), title(date.notice()))))
                .limit(MOST_PAST)
                .toList();
    }

    private static String title(@Nullable Notice notice) {
        return notice == null ? "" : notice.title();
    }

    private DayView.@Nullable OwnDay own(PageCall call, String id) {
        LocalDay day = book.localDay(id).orElse(null);
        return day == null
                ? null
                : new DayView.OwnDay(
                        day.id(),
                        day.version(),
                        call.actor().may(Permission.CAMPAIGN_WRITE)
                                && (call.actor().seesEverything()
                                        || call.actor().unitId().equals(day.unitId())));
    }
}
