package io.redletter.console.desk;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.list.TargetState;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** {@code /console/desk/deliveries/{id}}: the evidence about one delivery, and the verdict. */
final class DeskItemPage implements Page {
    private static final Set<String> FOR_PEOPLE = Set.of("unknown", "confirming", "refused");

    private static final int PEOPLE = 200;

    private final DeskRoom room;

    DeskItemPage(DeskRoom room) {
        this.room = room;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return room.desk().open().item(call.actor(), call.path("delivery")).compose(item -> {
            Delivery delivery = item.delivery();
            return room.people().standing(call.actor(), delivery.id()).compose(standing -> room.people()
                    .people(call.actor(), delivery.id(), TargetState.UNKNOWN, PEOPLE)
                    .compose(doubts -> room.names()
                            .works(call.actor(), List.of(delivery.workId()))
                            .compose(titles -> room.names().channels().map(channels -> View.of("desk-item")
                                    .with("item", item)
                                    .with("d", delivery)
                                    .with("counts", standing.counts())
                                    .with("doubts", doubts)
                                    .with("title", titles.getOrDefault(delivery.workId(), delivery.workId()))
                                    .with(
                                            "channelName",
                                            channels.getOrDefault(delivery.channelId(), delivery.channelId()))
                                    .with(
                                            "maySettle",
                                            call.actor().may(Permission.PUSH_WRITE)
                                                    && FOR_PEOPLE.contains(delivery.state()))))));
        });
    }
}
