package io.redletter.console.partners;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.feed.PartnerService;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;

/** Shuts a partner's feed, opens it again, or removes the partner. */
final class PartnerStepAction implements Page {
    private static final String LIST = "/console/partners";

    private final PartnerService partners;

    PartnerStepAction(PartnerService partners) {
        this.partners = partners;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String step = call.path("step");
        return call.orBack(
                taken(call, step).map(v -> Redirect.done(LIST, call.t("partner.did." + step))),
                LIST,
                call.t("work.not-done"));
    }

    private Future<Void> taken(PageCall call, String step) {
        String id = call.path("id");
        return switch (step) {
            case "disable" -> partners.enable(call.actor(), id, false).mapEmpty();
            case "enable" -> partners.enable(call.actor(), id, true).mapEmpty();
            case "remove" -> partners.remove(call.actor(), id);
            default -> Future.failedFuture(new NotFoundException("page", step));
        };
    }
}
