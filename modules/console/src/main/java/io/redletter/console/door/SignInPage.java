package io.redletter.console.door;

import io.redletter.accounts.Actors;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.console.web.View;
import io.redletter.observance.Almanac;
import io.redletter.observance.Status;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** Today's leaf of the calendar, and the form to sign in. */
final class SignInPage implements Page {
    static final String HOME = "/console";
    private static final int NAMES = 3;

    private final Supplier<Almanac> almanac;

    SignInPage(Supplier<Almanac> almanac) {
        this.almanac = almanac;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String next = next(call.query("next").orElse(HOME));
        return Actors.find(call.context()).isPresent()
                ? Future.succeededFuture(Redirect.to(next))
                : Future.succeededFuture(show(call, Form.empty(), next));
    }

    View show(PageCall call, Form form, String next) {
        return View.of("sign-in")
                .with("next", next)
                .with("occasions", occasions(call))
                .form(form);
    }

    /** Where to go after signing in: only an address of ours. */
    static String next(String asked) {
        return Redirect.isOurs(asked) && !asked.startsWith("/sign-") ? asked : HOME;
    }

    private List<String> occasions(PageCall call) {
        LocalDate today = call.wording().todayDate();
        return almanac.get().year(today.getYear()).stream()
                .filter(date -> date.start().equals(today)
                        && date.end().equals(today)
                        && date.status() != Status.CANCELLED
                        && date.status() != Status.EXPECTED)
                .limit(NAMES)
                .map(date -> call.words().isChinese()
                        ? date.name()
                        : almanac.get().find(date.id()).map(o -> o.nameEn()).orElse(date.name()))
                .toList();
    }
}
