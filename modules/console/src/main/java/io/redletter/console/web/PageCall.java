package io.redletter.console.web;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * One request for a page: who asks, in which language, and what was typed.
 *
 * @param context for what a page keeps in it, such as cookies
 * @param words the sentences of the reader's language
 * @param wording its dates and numbers
 */
public record PageCall(RoutingContext context, Words words, Wording wording) {

    /** Who asks; refused with 401 where nobody is signed in. */
    public Actor actor() {
        return Actors.of(context);
    }

    /** A part of the path, such as the id in {@code /console/works/:id}. */
    public String path(String name) {
        return String.valueOf(context.pathParam(name));
    }

    /** A value of the address, if it is there and not blank. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParams().get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** A whole number of the address within limits; anything else is as if it were not there. */
    public Optional<Integer> number(String name, int least, int most) {
        return query(name)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most);
    }

    /** A day of the address, {@code 2027-06-05}; anything else is as if it were not there. */
    public Optional<LocalDate> day(String name) {
        return query(name).flatMap(value -> {
            try {
                return Optional.of(LocalDate.parse(value));
            } catch (DateTimeParseException notADay) {
                return Optional.empty();
            }
        });
    }

    /** A month of the address, {@code 2027-06}; anything else is as if it were not there. */
    public Optional<YearMonth> month(String name) {
        return query(name).flatMap(value -> {
            try {
                return Optional.of(YearMonth.parse(value));
            } catch (DateTimeParseException notAMonth) {
                return Optional.empty();
            }
        });
    }

    /** What was typed into the form that was sent. */
    public Form form() {
        return Form.of(context.request().formAttributes());
    }

    /** A sentence in the reader's language. */
    public String t(String key, Object... values) {
        return words.of(key, values);
    }

    /** The half of a bilingual sentence that this reader reads. */
    public String pick(String bilingual) {
        return Bilingual.pick(bilingual, words.isChinese());
    }

    /** What a refusal says to this reader. */
    public String sentence(RefusedException refusal) {
        return Bilingual.sentence(refusal, words);
    }

    /** Shows the same form again with the refusal at its field; other failures go on. */
    public Form again(Form form, Throwable failure) {
        if (failure instanceof RefusedException refusal && refusal.status() != 404) {
            return form.refused(refusal, sentence(refusal));
        }
        throw failure instanceof RuntimeException fault ? fault : new IllegalStateException(failure);
    }

    /** Ends a step that has no form: a refusal is told on the page it came from, other failures go on. */
    public Future<Answer> orBack(Future<Answer> step, String address, String couldNot) {
        return step.recover(failure -> failure instanceof RefusedException refusal && refusal.status() != 404
                ? Future.succeededFuture(new Redirect(address, Flash.refused(couldNot, sentence(refusal))))
                : Future.failedFuture(failure));
    }
}
