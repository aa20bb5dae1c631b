package io.redletter.feed;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.CampaignState;
import io.redletter.feed.CalendarEntry.Standing;
import io.redletter.observance.Almanac;
import io.redletter.observance.Notice;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes entries of days and campaigns. */
final class DayEntries {
    /** When an entry was made that only the rule or the file speaks of matters to nobody; that it never changes does. */
    private static final Instant STAMP = Instant.parse("2026-01-01T00:00:00Z");

    private final Almanac almanac;
    private final BiFunction<String, Integer, Optional<Instant>> changedAt;

    /** @param changedAt when what is said of a day in a year was last changed; empty where only the file speaks */
    DayEntries(Almanac almanac, BiFunction<String, Integer, Optional<Instant>> changedAt) {
        this.almanac = almanac;
        this.changedAt = changedAt;
    }

    /**
     * The days of a year.
     *
     * @param region a province or place; empty for the whole country
     * @param topic only days of this topic; empty for all
     */
    List<CalendarEntry> days(int year, String region, String topic) {
        List<ObservedDate> dates = almanac.year(year, region);
        Map<String, Integer> seen = new HashMap<>();
        List<CalendarEntry> entries = new ArrayList<>();
        for (ObservedDate date : dates) {
            int nth = seen.merge(date.id(), 1, Integer::sum);
            Optional<Observance> observance = almanac.find(date.id());
            List<String> topics = observance.map(Observance::topics).orElse(List.of());
            if (topic.isEmpty() || topics.contains(topic)) {
                entries.add(entry(year, date, nth, observance));
            }
        }
        return entries;
    }

    static CalendarEntry entry(Campaign campaign) {
        return new CalendarEntry(
                campaign.id() + "@redletter",
                campaign.start(),
                campaign.end(),
                CleanText.of(campaign.name()),
                CleanText.of(campaign.goal()),
                campaign.state() == CampaignState.CANCELLED ? Standing.CANCELLED : Standing.CONFIRMED,
                (int) Math.min(campaign.version() - 1, Integer.MAX_VALUE),
                campaign.createdAt(),
                List.of("活动"));
    }

    /** The second and later times of one year carry their number, so that ids stay apart. */
    static String uid(String observanceId, int year, int nth) {
        return observanceId + "-" + year + (nth == 1 ? "" : "-" + nth) + "@redletter";
    }

    private CalendarEntry entry(int year, ObservedDate date, int nth, Optional<Observance> observance) {
        return new CalendarEntry(
                uid(date.id(), year, nth),
                date.start(),
                date.end(),
                CleanText.of(date.name()),
                CleanText.of(text(date, observance)),
                switch (date.status()) {
                    case EXPECTED -> Standing.TENTATIVE;
                    case CANCELLED -> Standing.CANCELLED;
                    case BY_RULE, ANNOUNCED, CHANGED -> Standing.CONFIRMED;
                },
                date.sequence(),
                changedAt.apply(date.id(), year).orElse(STAMP),
                observance.map(Observance::topics).orElse(List.of()));
    }

    private static String text(ObservedDate date, Optional<Observance> observance) {
        List<String> lines = new ArrayList<>();
        lines.add(words(date.status()));
        lines.addAll(notice(date.notice()));
        lines.add("规则 (rule): " + date.rule());
        observance
                .map(Observance::basis)
                .filter(basis -> !basis.isBlank())
                .ifPresent(basis -> lines.add("依据 (basis): " + basis));
        observance
                .map(Observance::note)
                .filter(note -> !note.isBlank())
                .ifPresent(note -> lines.add("说明 (note): " + note));
        return String.join("\n", lines);
    }

    private static List<String> notice(@Nullable Notice notice) {
        if (notice == null || notice.title().isBlank()) {
            return List.of();
        }
        String published = notice.published() == null ? "" : " " + notice.published();
        return List.of("通知 (notice): "
                + String.join(
                        " ",
                        List.of(notice.issuer(), notice.title(), notice.number()).stream()
                                .filter(part -> !part.isBlank())
                                .toList())
                + published);
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
