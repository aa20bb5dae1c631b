package io.redletter.console.pushes;

import io.redletter.campaign.NewPush;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushAnswer;
import io.redletter.campaign.PushState;
import io.redletter.campaign.RelativeTime;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Flash;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.content.Work;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Plans a push, and arms it in the same step where that was asked for. */
final class PushPlanAction implements Page {
    private final PushDesk desk;
    private final PushNewPage page;

    PushPlanAction(PushDesk desk, PushNewPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return work(call, form)
                .compose(work -> planned(call, form, wanted(call, form, work)))
                .compose(planned -> form.filled("arm").isPresent()
                        ? armed(call, planned)
                        : Future.<Answer>succeededFuture(
                                Redirect.done(address(planned.push()), call.t("push.planned"))))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    /** A form that is sent twice, by a second click or a browser that asks again, plans one push: a second one would leave too. */
    private Future<PushAnswer> planned(PageCall call, Form form, NewPush wanted) {
        String id = form.filled("once")
                .map(once -> once + call.actor().id() + wanted)
                .map(all -> UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)))
                .map(all -> "push_" + all.toString().replace("-", ""))
                .orElseGet(() -> Ids.next("push"));
        return desk.pushes().plan(call.actor(), id, wanted);
    }

    private Future<Work> work(PageCall call, Form form) {
        return desk.content()
                .get(call.actor(), form.text("workId"))
                .recover(failure -> Future.failedFuture(
                        failure instanceof NotFoundException
                                ? RefusedException.field("/workId", "unknown-work", call.t("push.choose-work"))
                                : failure));
    }

    private static NewPush wanted(PageCall call, Form form, Work work) {
        if (form.all("channelIds").isEmpty()) {
            throw RefusedException.field("/channelIds", "empty", call.t("push.choose-channel"));
        }
        RelativeTime relative = PushFields.relative(form);
        return new NewPush(
                work.campaignId(),
                work.id(),
                form.all("channelIds"),
                relative == null ? PushFields.local(call, form) : null,
                form.filled("zone").orElse(null),
                PushFields.late(call, form),
                form.filled("dayBound").isPresent(),
                work.demo(),
                relative,
                form.filled("overQuota").orElse(null),
                form.filled("audience").orElse(null));
    }

    /** It is planned already: if arming is refused, the push's page says so, and nothing typed is lost. */
    private Future<Answer> armed(PageCall call, PushAnswer planned) {
        String address = address(planned.push());
        return desk.pushes()
                .arm(call.actor(), planned.push().id())
                .recover(failure -> failure instanceof RefusedException
                        ? armedMeanwhile(call, planned.push().id(), failure)
                        : Future.failedFuture(failure))
                .<Answer>map(v -> Redirect.done(address, call.t("push.did.arm")))
                .recover(failure -> failure instanceof RefusedException refusal
                        ? Future.succeededFuture(new Redirect(
                                address, Flash.refused(call.t("push.planned-not-armed"), call.sentence(refusal))))
                        : Future.failedFuture(failure));
    }

    /** The same form, sent a moment before, has armed it. */
    private Future<PushAnswer> armedMeanwhile(PageCall call, String id, Throwable failure) {
        return desk.pushes()
                .get(call.actor(), id)
                .compose(now -> now.push().stateWord() == PushState.ARMED
                        ? Future.succeededFuture(now)
                        : Future.failedFuture(failure));
    }

    private static String address(Push push) {
        return "/console/pushes/" + push.id();
    }
}
