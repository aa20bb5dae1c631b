package io.redletter.console.today;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushFilter;
import io.redletter.campaign.PushState;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /console}: what goes out next, what waits for me, what went wrong. Nothing else. */
public final class TodayPage implements Page {
    private static final int NEXT = 6;

    private final TodayDesk desk;
    private final WaitingItems waiting;
    private final WrongItems wrong;

    public TodayPage(TodayDesk desk) {
        this.desk = desk;
        this.waiting = new WaitingItems(desk);
        this.wrong = new WrongItems(desk);
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return next(call)
                .compose(pushes -> waiting.of(call)
                        .compose(waits -> wrong.of(call).compose(failed -> named(call, pushes, waits, failed))))
                .map(view -> view.with(
                                "occasions",
                                desk.letters().namesOn(call.wording().todayDate(), call.words()))
                        .with("coming", desk.letters().next(call.wording().todayDate(), call.words())));
    }

    private Future<List<Push>> next(PageCall call) {
        return desk.pushes()
                .list(
                        call.actor(),
                        PushFilter.all().in(PushState.ARMED, PushState.FIRING).first(NEXT));
    }

    private Future<View> named(PageCall call, List<Push> pushes, List<TodayItem> waits, List<TodayItem> failed) {
        List<String> works = Stream.concat(
                        pushes.stream().map(Push::workId),
                        Stream.concat(waits.stream(), failed.stream()).map(TodayItem::workId))
                .toList();
        return desk.names()
                .works(call.actor(), works)
                .compose(titles -> desk.names().channels().map(channels -> View.of("today")
                        .with("pushes", pushes)
                        .with("titles", titles)
                        .with("channelNames", channels)
                        .with("waits", titled(waits, titles))
                        .with("wrong", titled(failed, titles))));
    }

    private static List<TodayItem> titled(List<TodayItem> items, Map<String, String> titles) {
        return items.stream().map(item -> item.titled(titles)).toList();
    }
}
