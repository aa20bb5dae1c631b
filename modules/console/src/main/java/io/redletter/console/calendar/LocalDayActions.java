package io.redletter.console.calendar;

import io.redletter.accounts.Permission;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.days.LocalDay;
import io.redletter.campaign.days.StoredNotice;
import io.redletter.console.web.Addresses;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** The steps with a unit's own and hidden days; each leads back to the year, where it can be undone. */
final class LocalDayActions {
    private static final String CALENDAR = "/console/calendar";

    private final DayBook book;
    private final LocalDayPage page;

    LocalDayActions(DayBook book, LocalDayPage page) {
        this.book = book;
        this.page = page;
    }

    void open(Addresses addresses) {
        addresses
                .get("/console/calendar/days/:id", Permission.CAMPAIGN_WRITE, page)
                .post("/console/calendar/days/:id", Permission.CAMPAIGN_WRITE, this::save)
                .post(
                        "/console/calendar/days/:id/remove",
                        Permission.CAMPAIGN_WRITE,
                        call -> step(call, book.removeDay(call.actor(), call.path("id"), version(call.form()))))
                .post("/console/calendar/days/:id/undo", Permission.CAMPAIGN_WRITE, this::undo)
                .post("/console/calendar/hidden/:id/hide", Permission.CAMPAIGN_WRITE, this::hide)
                .post("/console/calendar/hidden/:id/show", Permission.CAMPAIGN_WRITE, this::show)
                .post("/console/calendar/notices/:id/:year/withdraw", Permission.CAMPAIGN_WRITE, this::withdraw);
    }

    private Future<Answer> save(PageCall call) {
        Form form = call.form();
        String id = call.path("id");
        return Future.succeededFuture()
                .map(v -> LocalDayFields.read(call, form))
                .compose(text -> id.equals("new")
                        ? book.addDay(call.actor(), call.actor().unitId(), text)
                        : book.changeDay(call.actor(), id, version(form), text))
                .<Answer>map(done -> Redirect.to(CALENDAR + "?" + year(call) + "did=" + done.id()))
                .recover(failure -> page.show(call, call.again(form, failure), id));
    }

    private Future<Answer> step(PageCall call, Future<LocalDay> step) {
        return call.orBack(
                step.map(done -> Redirect.to(CALENDAR + "?" + year(call) + "did=" + done.id())),
                CALENDAR,
                call.t("calendar.not-done"));
    }

    private Future<Answer> undo(PageCall call) {
        return call.orBack(
                book.undoDay(call.actor(), call.path("id"), version(call.form()))
                        .map(done -> Redirect.done(
                                CALENDAR, call.t("calendar.undone", done.text().name()))),
                CALENDAR,
                call.t("calendar.not-done"));
    }

    private Future<Answer> hide(PageCall call) {
        String id = call.path("id");
        return call.orBack(
                book.hide(call.actor(), call.actor().unitId(), id)
                        .map(v -> Redirect.to(CALENDAR + "?" + year(call) + "hid=" + id)),
                CALENDAR,
                call.t("calendar.not-done"));
    }

    private Future<Answer> show(PageCall call) {
        String id = call.path("id");
        String name = book.find(id).map(day -> day.name()).orElse(id);
        return call.orBack(
                book.show(call.actor(), call.actor().unitId(), id)
                        .map(v -> Redirect.done(CALENDAR, call.t("calendar.shown", name))),
                CALENDAR,
                call.t("calendar.not-done"));
    }

    /** Campaigns stay where they are: only a notice that says another date can show what it would move. */
    private Future<Answer> withdraw(PageCall call) {
        String year = call.path("year").replaceAll("[^0-9]", "");
        String back = CALENDAR + "?year=" + year;
        return call.orBack(
                book.withdraw(call.actor(), call.path("id") + ":" + year, version(call.form()))
                        .map(gone -> Redirect.done(back, call.t("notice.withdrawn", words(gone)))),
                back,
                call.t("calendar.not-done"));
    }

    private static String words(StoredNotice gone) {
        return gone.title();
    }

    /** Back to the year that was looked at, or that the day was put into. */
    private static String year(PageCall call) {
        String year = call.form().filled("year").orElse(call.form().text("start"));
        return year.matches("\\d{4}.*") ? "year=" + year.substring(0, 4) + "&" : "";
    }

    private static long version(Form form) {
        String text = form.text("version");
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }
}
