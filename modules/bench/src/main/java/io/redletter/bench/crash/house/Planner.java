package io.redletter.bench.crash.house;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Adds channels and arms pushes through a node's API, as a person's program would. */
public final class Planner {
    private static final int A_WEEK = 604_800;

    private final Web web = new Web();
    private final String api;
    private final String token;
    private final Planting planting;

    Planner(String site, Planting planting) {
        this.api = site + "/api/v1";
        this.token = planting.token();
        this.planting = planting;
    }

    /** When the first push may be due. */
    public Instant released() {
        return planting.released();
    }

    /** @return the channel's id */
    public String channel(JsonObject wanted) throws IOException {
        return web.post(api + "/channels", token, wanted)
                .getJsonObject("channel")
                .getString("id");
    }

    /**
     * Arms a push.
     *
     * @param audience the people, where one of the channels sends to many
     * @param due a whole second
     * @return its id
     */
    public String arm(List<String> channels, Optional<String> audience, Instant due) throws IOException {
        JsonObject wanted = new JsonObject()
                .put("campaignId", planting.campaign())
                .put("workId", planting.work())
                .put("channelIds", new JsonArray(channels))
                .put("local", LocalDateTime.ofInstant(due, ZoneOffset.UTC).toString())
                .put("zone", "UTC")
                .put("late", new JsonObject().put("kind", "SEND_WITHIN").put("seconds", A_WEEK))
                .put("dayBound", false);
        audience.ifPresent(people -> wanted.put("audience", people));
        JsonObject answer = web.post(api + "/pushes", token, wanted);
        String id = (answer.containsKey("push") ? answer.getJsonObject("push") : answer).getString("id");
        web.post(api + "/pushes/" + id + "/arm", token, new JsonObject());
        return id;
    }
}
