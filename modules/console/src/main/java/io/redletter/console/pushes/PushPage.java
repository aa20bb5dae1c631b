package io.redletter.console.pushes;

import io.redletter.accounts.Permission;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushAnswer;
import io.redletter.campaign.PushState;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.content.Work;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** {@code /console/pushes/{id}}: the timetable, the deliveries, and what may be done now. */
final class PushPage implements Page {
    private final PushDesk desk;

    PushPage(PushDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return show(call, Form.empty());
    }

    Future<Answer> show(PageCall call, Form form) {
        return view(call, "push").compose(view -> desk.deliveries()
                .deliveries(call.path("id"))
                .compose(desk.figures()::of)
                .map(reported -> view.with("reported", reported).form(form)));
    }

    /** Everything about the push, for the whole page or for the part of it that moves. */
    Future<View> view(PageCall call, String template) {
        return desk.pushes()
                .get(call.actor(), call.path("id"))
                .compose(answer -> facts(call, View.of(template), answer))
                .compose(view -> desk.names().channels().map(names -> view.with("channelNames", names)))
                .compose(view -> audience(call, view));
    }

    private Future<View> facts(PageCall call, View view, PushAnswer answer) {
        Push push = answer.push();
        return work(call, push).compose(work -> desk.names()
                .campaigns(call.actor(), List.of(push.campaignId()))
                .compose(campaigns -> title(call, push, work).compose(title -> desk.names()
                        .people(List.of(push.createdBy()))
                        .compose(people -> desk.deliveries()
                                .deliveries(push.id())
                                .map(deliveries -> steps(call, view, push)
                                        .with("push", push)
                                        .with("warnings", warnings(call, answer))
                                        .with("work", work.orElse(null))
                                        .with("title", title)
                                        .with("campaignName", campaigns.get(push.campaignId()))
                                        .with("people", people)
                                        .with("deliveries", deliveries))))));
    }

    /** A unit that speaks with others is told what it speaks, though the lead's work is not for it to open. */
    private Future<String> title(PageCall call, Push push, Optional<Work> work) {
        return work.isPresent()
                ? Future.succeededFuture(work.get().title())
                : desk.names()
                        .works(call.actor(), List.of(push.workId()))
                        .map(names -> names.getOrDefault(push.workId(), push.workId()));
    }

    /** The people it goes to, where it goes to people. */
    private Future<View> audience(PageCall call, View view) {
        Push push = (Push) view.model().get("push");
        String audience = push == null ? null : push.audience();
        if (audience == null) {
            return Future.succeededFuture(view);
        }
        return desk.audiences()
                .segments()
                .get(call.actor(), audience)
                .map(segment -> view.with("segment", segment))
                .recover(failure -> failure instanceof NotFoundException
                        ? Future.succeededFuture(view)
                        : Future.failedFuture(failure));
    }

    private static View steps(PageCall call, View view, Push push) {
        PushState state = push.stateWord();
        boolean may = call.actor().may(Permission.PUSH_WRITE);
        return view.with("mayArm", may && (state == PushState.PLANNED || state == PushState.HELD))
                .with("mayDecide", may && state == PushState.HELD)
                .with("mayHold", may && state == PushState.ARMED)
                .with("mayMove", may && state.isOpen())
                .with("maySettle", may);
    }

    private static List<String> warnings(PageCall call, PushAnswer answer) {
        return answer.warnings().stream()
                .map(warning -> call.pick(warning.message()))
                .toList();
    }

    private Future<Optional<Work>> work(PageCall call, Push push) {
        return desk.content()
                .get(call.actor(), push.workId())
                .map(Optional::of)
                .recover(failure -> failure instanceof NotFoundException
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }
}
