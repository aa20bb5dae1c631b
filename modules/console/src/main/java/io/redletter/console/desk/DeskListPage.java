package io.redletter.console.desk;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.DeskService.Item;
import io.vertx.core.Future;
import java.util.List;

/** {@code /console/desk?tab=}: what waits for a verdict, what is still being found out, what failed, and replays. */
final class DeskListPage implements Page {
    private final DeskRoom room;

    DeskListPage(DeskRoom room) {
        this.room = room;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String tab = call.query("tab")
                .filter(List.of("open", "reconciling", "failed", "replays")::contains)
                .orElse("open");
        return items(call, tab).compose(items -> room.names()
                .works(
                        call.actor(),
                        items.stream().map(item -> item.delivery().workId()).toList())
                .compose(titles -> room.names().channels().compose(channels -> room.desk()
                        .replays()
                        .list(call.actor())
                        .map(replays -> View.of("desk")
                                .with("tab", tab)
                                .with("items", items)
                                .with("titles", titles)
                                .with("channelNames", channels)
                                .with("replays", replays)))));
    }

    private Future<List<Item>> items(PageCall call, String tab) {
        return switch (tab) {
            case "reconciling" -> room.desk().open().reconciling(call.actor());
            case "failed" -> room.desk().open().failed(call.actor());
            case "replays" -> Future.succeededFuture(List.of());
            default -> room.desk().open().open(call.actor());
        };
    }
}
