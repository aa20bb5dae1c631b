package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** What a person asked for: to be left alone, to be written to again, to be deleted. */
final class PersonStepAction implements Page {
    private static final String EMAIL = "email";

    private final AudienceDesk desk;
    private final String step;

    PersonStepAction(AudienceDesk desk, String step) {
        this.desk = desk;
        this.step = step;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String hash = call.path("hash");
        String how = call.form().text("how");
        var people = desk.house().people();
        Future<?> done =
                switch (step) {
                    case "opt-out" -> people.optOut(
                            call.actor(),
                            hash,
                            EMAIL,
                            how.isEmpty() ? call.actor().name() : how);
                    case "opt-in" -> people.optIn(call.actor(), hash, EMAIL, how);
                    case "reached" -> people.reached(call.actor(), hash);
                    default -> people.erase(call.actor(), hash);
                };
        String address = AudiencePages.HOME + "/people/" + hash;
        return call.orBack(
                done.map(v -> Redirect.done(address, call.t("person.did." + step))),
                address,
                call.t("person.could-not"));
    }
}
