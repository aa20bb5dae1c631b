package io.redletter.console.rehearsals;

import io.redletter.campaign.rehearsal.RehearsalWish;
import io.redletter.campaign.rehearsal.Rehearsals;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;

/** Starts one, and goes to its page. */
final class RehearsalStartAction implements Page {
    private final Supplier<Rehearsals> rehearsals;
    private final RehearsalListPage page;

    RehearsalStartAction(Supplier<Rehearsals> rehearsals, RehearsalListPage page) {
        this.rehearsals = rehearsals;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return Future.succeededFuture()
                .compose(v -> rehearsals.get().start(call.actor(), wish(call, form)))
                .<Answer>map(begun -> Redirect.to("/console/rehearsals/" + begun.id()))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    private static RehearsalWish wish(PageCall call, Form form) {
        int speed = form.filled("speed")
                .filter(text -> text.matches("\\d{1,7}"))
                .map(Integer::valueOf)
                .orElse(RehearsalWish.USUAL_SPEED);
        LocalDateTime from = form.filled("from").map(text -> local(call, text)).orElse(null);
        return new RehearsalWish(form.text("campaignId"), from, speed);
    }

    private static LocalDateTime local(PageCall call, String text) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeParseException notATime) {
            throw RefusedException.field("/from", "not-a-time", call.t("form.not-a-time"));
        }
    }
}
