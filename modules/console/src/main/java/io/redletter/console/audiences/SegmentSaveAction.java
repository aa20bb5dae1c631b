package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.delivery.audience.NewSegment;
import io.redletter.delivery.audience.Segment;
import io.redletter.delivery.audience.rule.Rule;
import io.vertx.core.Future;

/** Keeps a segment as it was typed. */
final class SegmentSaveAction implements Page {
    private final AudienceDesk desk;
    private final SegmentPage page;

    SegmentSaveAction(AudienceDesk desk, SegmentPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return Future.succeededFuture()
                .map(v -> RuleForm.read(form))
                .compose(rule -> save(call, form, rule))
                .<Answer>map(segment -> Redirect.done(
                        AudiencePages.HOME + "/segments/" + segment.id(), call.t("segment.saved", segment.name())))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    private Future<Segment> save(PageCall call, Form form, Rule rule) {
        var segments = desk.house().segments();
        if (SegmentPage.isNew(call)) {
            return segments.create(call.actor(), new NewSegment(call.path("id"), form.text("name"), rule, false));
        }
        Long version = form.filled("version")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
        return segments.change(call.actor(), call.path("id"), form.text("name"), rule, version);
    }
}
