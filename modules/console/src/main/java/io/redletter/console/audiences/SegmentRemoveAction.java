package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Removes a segment that nothing waits for. */
final class SegmentRemoveAction implements Page {
    private final AudienceDesk desk;

    SegmentRemoveAction(AudienceDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String id = call.path("id");
        var segments = desk.house().segments();
        Future<Answer> gone = segments.get(call.actor(), id).compose(segment -> segments.remove(call.actor(), id)
                .map(v -> Redirect.done(
                        AudiencePages.HOME + "/lists/" + segment.listId(), call.t("segment.removed", segment.name()))));
        return call.orBack(gone, AudiencePages.HOME + "/segments/" + id, call.t("segment.not-removed"));
    }
}
