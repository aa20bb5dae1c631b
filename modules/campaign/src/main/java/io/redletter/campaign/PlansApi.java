package io.redletter.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.redletter.accounts.Actors;
import io.redletter.campaign.plan.PlanReading;
import io.redletter.campaign.plan.PlanText;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.Reply;
import io.redletter.platform.json.Json;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of plan documents. */
final class PlansApi {
    private final PlanImport plans;

    PlansApi(PlanImport plans) {
        this.plans = plans;
    }

    void bind(Api api) {
        api.on("readPlan", this::read);
        api.on("importPlan", this::bring);
    }

    private Future<Reply> read(ApiCall call) {
        CampaignsApi.viewer(call);
        String type = call.header("Content-Type").orElse("");
        String text = type.startsWith("text/plain")
                ? PlanText.decode(call.context().body().buffer().getBytes())
                : call.body(Text.class).text();
        return plans.read(text).map(PlansApi::shape);
    }

    private Future<Reply> bring(ApiCall call) {
        Wish wish = call.body(Wish.class);
        Set<String> only = wish.only() == null ? Set.of() : Set.copyOf(wish.only());
        return plans.read(wish.text())
                .compose(reading -> plans.bring(Actors.of(call.context()), reading, wish.year(), wish.unitId(), only))
                .map(Reply::ok);
    }

    /** In the reading's own shape, where an unknown day has a null id instead of none. */
    private static Reply shape(PlanReading reading) {
        try {
            return Reply.ok(Json.MAPPER.readTree(reading.json()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plan reading: wrote no JSON", e);
        }
    }

    private record Text(String text) {}

    private record Wish(String text, int year, @Nullable String unitId, @Nullable List<String> only) {}
}
