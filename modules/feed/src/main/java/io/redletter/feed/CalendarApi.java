package io.redletter.feed;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API of calendar keys, as {@code openapi/calendar.yaml} has it. */
final class CalendarApi implements ApiOperations {
    private final CalendarKeys keys;

    CalendarApi(CalendarKeys keys) {
        this.keys = keys;
    }

    @Override
    public String contract() {
        return "openapi/calendar.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("listCalendarKeys", call -> keys.of(actor(call)).map(found -> Reply.ok(Map.of("items", found))));
        api.on("createCalendarKey", this::create);
        api.on("revokeCalendarKey", call -> keys.revoke(actor(call), call.path("keyId"))
                .map(v -> Reply.noContent()));
    }

    private Future<Reply> create(ApiCall call) {
        Actor actor = actor(call);
        Wanted wanted = call.body(Wanted.class);
        return keys.create(
                        actor,
                        call.newId("calkey"),
                        wanted.unitId() == null ? actor.unitId() : wanted.unitId(),
                        wanted.name())
                .map(made -> Reply.created(
                        "/api/v1/calendar-keys/" + made.calendarKey().id(), made));
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }

    private record Wanted(String name, @Nullable String unitId) {}
}
