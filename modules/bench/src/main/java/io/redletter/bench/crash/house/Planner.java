package io.redletter.bench.crash.house;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Adds channels and arms pushes through a node's API, as a person's program would. */
public final class Planner {
    private static final int A_WEEK = 604_800;

    private final Web web = new Web();
    private final String api;
    private final String token;
    private final Instant released;

    Planner(String site, String token, Instant released) {
        this.api = site + "/api/v1";
        this.token = token;
        this.released = released;
    }

    /** When the first push may be due. */
    public Instant released() {
        return released;
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
     * @param due a whole second
     * @return its id
     */
    public String arm(List<String> channels, Instant due) throws IOException {
        JsonObject wanted = new JsonObject()
                .put("campaignId", Planting.CAMPAIGN)
                .put("workId", Planting.WORK)
                .put("channelIds", new JsonArray(channels))
                .put("local", LocalDateTime.ofInstant(due, ZoneOffset.UTC).toString())
                .put("zone", "UTC")
                .put("late", new JsonObject().put("kind", "SEND_WITHIN").put("seconds", A_WEEK))
                .put("dayBound", false);
        JsonObject answer = web.post(api + "/pushes", token, wanted);
        String id = (answer.containsKey("push") ? answer.getJsonObject("push") : answer).getString("id");
        web.post(api + "/pushes/" + id + "/arm", token, new JsonObject());
        return id;
    }
}
