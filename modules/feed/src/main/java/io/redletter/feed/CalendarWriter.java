package io.redletter.feed;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes a sheet as iCalendar (RFC 5545): whole days, which belong to no zone and block no time. */
final class CalendarWriter {
    /** How often a program that asks for nothing else should come again. */
    private static final Duration REFRESH = Duration.ofHours(6);

    private CalendarWriter() {}

    static byte[] write(CalendarSheet sheet) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Redletter//Calendar of days//ZH"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", sheet.name()));
        calendar.add(new XProperty("X-WR-CALDESC", sheet.text()));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH.toString()));
        calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
        sheet.entries().forEach(entry -> calendar.add(event(entry)));
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

    private static VEvent event(CalendarEntry entry) {
        VEvent event = new VEvent(false);
        event.add(new Uid(entry.uid()));
        event.add(new DtStamp(entry.changed()));
        event.add(new LastModified(entry.changed()));
        event.add(new Sequence(entry.sequence()));
        event.add(new DtStart<>(entry.start()));
        event.add(new DtEnd<>(entry.end().plusDays(1)));
        event.add(new Summary(entry.title()));
        if (!entry.text().isEmpty()) {
            event.add(new Description(entry.text()));
        }
        event.add(ImmutableTransp.TRANSPARENT);
        event.add(
                switch (entry.standing()) {
                    case TENTATIVE -> ImmutableStatus.VEVENT_TENTATIVE;
                    case CANCELLED -> ImmutableStatus.VEVENT_CANCELLED;
                    case CONFIRMED -> ImmutableStatus.VEVENT_CONFIRMED;
                });
        if (!entry.topics().isEmpty()) {
            event.add(new Categories(new TextList(entry.topics())));
        }
        return event;
    }
}
