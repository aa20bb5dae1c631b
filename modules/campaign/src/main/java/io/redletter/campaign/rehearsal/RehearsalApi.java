package io.redletter.campaign.rehearsal;

import io.redletter.accounts.Actors;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Binds the operations of {@code openapi/rehearsals.yaml}. */
public final class RehearsalApi implements ApiOperations {
    private final Supplier<Rehearsals> rehearsals;

    public RehearsalApi(Supplier<Rehearsals> rehearsals) {
        this.rehearsals = rehearsals;
    }

    @Override
    public String contract() {
        return "openapi/rehearsals.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("startRehearsal", this::start);
        api.on(
                "listRehearsals",
                call -> rehearsals.get().list(Actors.of(call.context())).map(all -> Reply.ok(Map.of("items", all))));
        api.on("getRehearsal", call -> rehearsals
                .get()
                .get(Actors.of(call.context()), call.path("rehearsalId"))
                .map(Reply::ok));
        api.on("cancelRehearsal", call -> rehearsals
                .get()
                .cancel(Actors.of(call.context()), call.path("rehearsalId"))
                .map(Reply::ok));
    }

    private Future<Reply> start(ApiCall call) {
        return rehearsals
                .get()
                .start(Actors.of(call.context()), call.body(Request.class).wish())
                .map(Reply::accepted);
    }

    private record Request(String campaignId, @Nullable LocalDateTime from, @Nullable Integer speed) {
        RehearsalWish wish() {
            return new RehearsalWish(
                    campaignId, from, Optional.ofNullable(speed).orElse(RehearsalWish.USUAL_SPEED));
        }
    }
}
