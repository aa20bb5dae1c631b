package io.redletter.console.partners;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.feed.PartnerService;
import io.vertx.core.Future;

/** Gives a partner a new key, shown on the answer itself. */
final class PartnerKeyAction implements Page {
    private final PartnerService partners;
    private final PartnerListPage page;

    PartnerKeyAction(PartnerService partners, PartnerListPage page) {
        this.partners = partners;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return partners.renewKey(call.actor(), call.path("id"))
                .compose(made -> page.show(call, Form.empty()).map(view -> view.with("made", made)));
    }
}
