package io.redletter.console.partners;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.feed.NewPartner;
import io.redletter.feed.PartnerService;
import io.vertx.core.Future;

/** Adds a partner. Its key stands on the answer itself and nowhere else, so there is no redirect. */
final class PartnerAddAction implements Page {
    private final PartnerService partners;
    private final PartnerListPage page;

    PartnerAddAction(PartnerService partners, PartnerListPage page) {
        this.partners = partners;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return partners.create(call.actor(), new NewPartner(form.text("name"), form.text("feedName"), null))
                .compose(made -> page.show(call, Form.empty()).<Answer>map(view -> view.with("made", made)))
                .recover(failure -> page.show(call, call.again(form, failure)).map(view -> view));
    }
}
