package io.redletter.feed;

import io.redletter.observance.Almanac;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes the days of a year as iCalendar (RFC 5545): whole days, which belong to no zone and block no time. */
final class CalendarWriter {
    /** When an entry was made matters to nobody here; that it never changes by itself does. */
    private static final Instant STAMP = Instant.parse("2026-01-01T00:00:00Z");

    private final Almanac almanac;

    CalendarWriter(Almanac almanac) {
        this.almanac = almanac;
    }

    byte[] write(int year) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Redletter//Calendar of days//ZH"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", "红历 " + year));
        Map<String, Integer> seen = new HashMap<>();
        for (ObservedDate date : almanac.year(year)) {
            int nth = seen.merge(date.id(), 1, Integer::sum);
            calendar.add(event(year, date, nth));
        }
        return ByteFolding.of(text(calendar)).getBytes(StandardCharsets.UTF_8);
    }

    /** Checked by the library against the standard on its way out. */
    private static String text(Calendar calendar) {
        StringWriter text = new StringWriter(64 * 1024);
        try {
            new CalendarOutputter(true).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return text.toString();
    }

    private VEvent event(int year, ObservedDate date, int nth) {
        VEvent event = new VEvent(false);
        event.add(new Uid(uid(date.id(), year, nth)));
        event.add(new DtStamp(STAMP));
        event.add(new DtStart<>(date.start()));
        event.add(new DtEnd<>(date.end().plusDays(1)));
        event.add(new Summary(date.name()));
        event.add(new Description(description(date)));
        event.add(ImmutableTransp.TRANSPARENT);
        event.add(
                switch (date.status()) {
                    case EXPECTED -> ImmutableStatus.VEVENT_TENTATIVE;
                    case CANCELLED -> ImmutableStatus.VEVENT_CANCELLED;
                    case BY_RULE, ANNOUNCED, CHANGED -> ImmutableStatus.VEVENT_CONFIRMED;
                });
        List<String> topics = almanac.find(date.id()).map(Observance::topics).orElse(List.of());
        if (!topics.isEmpty()) {
            event.add(new Categories(new TextList(topics)));
        }
        return event;
    }

    /** The second and later times of one year carry their number, so that ids stay apart. */
    static String uid(String observanceId, int year, int nth) {
        return observanceId + "-" + year + (nth == 1 ? "" : "-" + nth) + "@redletter";
    }

    private String description(ObservedDate date) {
        String basis = almanac.find(date.id()).map(Observance::basis).orElse("");
        return words(date.status()) + "\n规则 (rule): " + date.rule() + (basis.isBlank() ? "" : "\n依据 (basis): " + basis);
    }

    private static String words(Status status) {
        return switch (status) {
            case BY_RULE -> "日期由规则确定 (by rule)";
            case EXPECTED -> "预计日期,以通知为准 (expected, a notice will set it)";
            case ANNOUNCED -> "日期由通知公布 (announced)";
            case CHANGED -> "通知改期 (moved by a notice)";
            case CANCELLED -> "本年不举办 (cancelled this year)";
        };
    }
}
