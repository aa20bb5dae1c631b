package io.redletter.console.audiences;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.audience.Segment;
import io.vertx.core.Future;
import java.util.stream.Collectors;

/** {@code /console/audiences}: the lists of people, and the way to one person. */
final class AudienceListPage implements Page {
    private final AudienceDesk desk;

    AudienceListPage(AudienceDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.house().lists().list(call.actor()).compose(lists -> desk.house()
                .segments()
                .list(call.actor(), null)
                .compose(segments -> desk.names().units(call.actor()).map(units -> View.of("audiences")
                        .with("lists", lists)
                        .with(
                                "segments",
                                segments.stream()
                                        .collect(Collectors.groupingBy(Segment::listId, Collectors.counting())))
                        .with("units", units)
                        .with("config", desk.house().config())
                        .with("mayWrite", call.actor().may(Permission.AUDIENCE_WRITE)))));
    }
}
