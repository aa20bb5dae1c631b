package io.redletter.console.calendar;

import io.redletter.accounts.Permission;
import io.redletter.console.people.Names;
import io.redletter.console.web.Addresses;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.console.web.View;
import io.redletter.feed.CalendarKey;
import io.redletter.feed.CalendarKeys;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** {@code /console/calendar/subscribe}: addresses for calendar programs, and the keys of one's unit's calendar. */
final class SubscribePage {
    private static final String HERE = "/console/calendar/subscribe";

    private final RedLetters letters;
    private final CalendarKeys keys;
    private final Names names;

    SubscribePage(RedLetters letters, CalendarKeys keys, Names names) {
        this.letters = letters;
        this.keys = keys;
        this.names = names;
    }

    void open(Addresses addresses) {
        addresses
                .get(HERE, Permission.VIEW, call -> show(call, Form.empty(), null))
                .post(HERE, Permission.VIEW, this::create)
                .post(HERE + "/:id/revoke", Permission.VIEW, this::revoke);
    }

    private Future<Answer> show(PageCall call, Form form, CalendarKey.@Nullable Shown made) {
        return letters.of(call).compose(mine -> keys.of(call.actor())
                .compose(own -> names.units(call.actor()).map(units -> View.of("calendar-subscribe")
                        .with("filters", CalendarFilters.of(call, mine))
                        .with("keys", own)
                        .with("made", made)
                        .with("unitNames", units)
                        .with("mine", call.actor().unitId())
                        .with(
                                "units",
                                units.entrySet().stream()
                                        .map(unit -> new Choice(unit.getKey(), unit.getValue()))
                                        .toList())
                        .with("year", call.wording().todayDate().getYear())
                        .form(form))));
    }

    /** The address is shown on this answer and never again. */
    private Future<Answer> create(PageCall call) {
        Form form = call.form();
        return Future.succeededFuture()
                .compose(v -> keys.create(
                        call.actor(), form.filled("unitId").orElse(call.actor().unitId()), form.text("name")))
                .compose(made -> show(call, Form.empty(), made))
                .recover(failure -> show(call, call.again(form, failure), null));
    }

    private Future<Answer> revoke(PageCall call) {
        return call.orBack(
                keys.revoke(call.actor(), call.path("id")).map(v -> Redirect.done(HERE, call.t("subscribe.revoked"))),
                HERE,
                call.t("calendar.not-done"));
    }
}
