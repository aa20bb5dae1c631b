package io.redletter.console.desk;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.ReplayService.Preview;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /console/desk/replays/new}: which failed deliveries, how many they are, and how fast. */
final class ReplayNewPage implements Page {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final List<String> FIELDS = List.of("channel", "campaign", "code", "from", "until");

    private final DeskRoom room;

    ReplayNewPage(DeskRoom room) {
        this.room = room;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Map<String, String> typed = new HashMap<>();
        FIELDS.forEach(field -> call.query(field).ifPresent(value -> typed.put(field, value)));
        Instant now = call.wording().now();
        typed.putIfAbsent("from", input(call, now.minus(USUAL)));
        typed.putIfAbsent("until", input(call, now.plusSeconds(60)));
        return show(call, Form.empty().starting(typed));
    }

    Future<Answer> show(PageCall call, Form form) {
        return Future.succeededFuture()
                .compose(v -> room.desk().replays().preview(call.actor(), ReplayFields.range(call, form, room.zone())))
                .compose(counted -> view(call, form, Optional.of(counted)))
                .recover(failure -> view(call, call.again(form, failure), Optional.empty()));
    }

    private Future<Answer> view(PageCall call, Form form, Optional<Preview> counted) {
        return room.names().channels().map(channels -> View.of("replay-new")
                .with("preview", counted.orElse(null))
                .with(
                        "channels",
                        Stream.concat(
                                        Stream.of(new Choice("", call.t("desk.all"))),
                                        channels.entrySet().stream()
                                                .map(one -> new Choice(one.getKey(), one.getValue())))
                                .toList())
                .form(form));
    }

    private String input(PageCall call, Instant at) {
        return call.wording().input(LocalDateTime.ofInstant(at, room.zone()).withNano(0));
    }
}
