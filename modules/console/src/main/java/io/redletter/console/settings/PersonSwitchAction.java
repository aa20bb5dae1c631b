package io.redletter.console.settings;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.User;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;

/** Shuts a person out ({@code disable}) or lets them in again ({@code enable}). */
final class PersonSwitchAction implements Page {
    private final AccountService accounts;

    PersonSwitchAction(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String word = call.path("switch");
        return call.orBack(
                switched(call, word, call.path("id"))
                        .map(user -> Redirect.done("/console/units", call.t("person." + word + "d", user.name()))),
                "/console/units",
                call.t("work.not-done"));
    }

    private Future<User> switched(PageCall call, String word, String id) {
        return switch (word) {
            case "disable" -> accounts.disableUser(call.actor(), id);
            case "enable" -> accounts.enableUser(call.actor(), id);
            default -> Future.failedFuture(new NotFoundException("page", word));
        };
    }
}
