package io.redletter.console.calendar;

import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.days.LocalDay;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.observance.Observance;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a unit has added to the calendar and what it hides, below the year; and the last step, to be undone. */
final class OwnDays {
    private final DayBook book;

    OwnDays(DayBook book) {
        this.book = book;
    }

    /**
     * A day of this unit or one above it.
     *
     * @param when its rule in words
     * @param mayChange whether the reader may change it
     */
    public record Line(String id, long version, String name, String when, String note, boolean mayChange) {}

    /** A hidden day. */
    public record Hidden(String id, String name) {}

    /**
     * What can be undone.
     *
     * @param action where to post it
     * @param version of the own day; null for a hidden one
     */
    public record Undo(String action, @Nullable Long version, String said) {}

    Future<View> with(PageCall call, View view) {
        return book.unitOf(call.actor())
                .map(unit -> view.with("own", unit.map(one -> lines(call, one)).orElse(List.of()))
                        .with("hidden", unit.map(one -> hidden(call, one)).orElse(List.of()))
                        .with("unitId", unit.map(Unit::id).orElse(""))
                        .with("undo", undo(call).orElse(null)));
    }

    private List<Line> lines(PageCall call, Unit unit) {
        return book.localDays(unit).stream()
                .map(day -> new Line(
                        day.id(),
                        day.version(),
                        call.words().isChinese() || day.text().nameEn().isBlank()
                                ? day.text().name()
                                : day.text().nameEn(),
                        RuleWords.of(call, day.text().rule(), book),
                        day.text().note(),
                        call.actor().may(Permission.CAMPAIGN_WRITE)
                                && day.unitId().equals(unit.id())))
                .toList();
    }

    private List<Hidden> hidden(PageCall call, Unit unit) {
        return book.hidden(unit.id()).stream()
                .sorted()
                .map(id ->
                        new Hidden(id, book.find(id).map(day -> name(call, day)).orElse(id)))
                .toList();
    }

    /** Offered once, right after the step: the address names what was done. */
    private Optional<Undo> undo(PageCall call) {
        if (!call.actor().may(Permission.CAMPAIGN_WRITE)) {
            return Optional.empty();
        }
        Optional<Undo> shown = call.query("hid")
                .flatMap(book::find)
                .filter(day -> book.hidden(call.actor().unitId()).contains(day.id()))
                .map(day -> new Undo(
                        "/console/calendar/hidden/" + day.id() + "/show",
                        null,
                        call.t("calendar.undo.hidden", name(call, day))));
        return shown.isPresent()
                ? shown
                : call.query("did").flatMap(book::localDay).map(day -> undo(call, day));
    }

    private static Undo undo(PageCall call, LocalDay day) {
        String key = day.removed() ? "removed" : day.before() == null ? "added" : "changed";
        return new Undo(
                "/console/calendar/days/" + day.id() + "/undo",
                day.version(),
                call.t("calendar.undo." + key, day.text().name()));
    }

    private static String name(PageCall call, Observance day) {
        return call.words().isChinese() ? day.name() : day.nameEn();
    }
}
