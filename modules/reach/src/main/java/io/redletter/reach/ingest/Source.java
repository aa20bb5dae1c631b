package io.redletter.reach.ingest;

import io.redletter.reach.count.Quality;
import io.vertx.core.http.HttpServerRequest;

/**
 * Where an event came from; lives as long as the request and is never kept or logged.
 *
 * @param facts what the agent says
 * @param site the host the event was sent to, to tell our own pages among referrers
 * @param quality whether a person's browser made the request
 * @param optsOut whether the browser asks that nobody be tracked
 */
record Source(String address, String agent, Agents.Agent facts, String site, Quality quality, boolean optsOut) {
    static Source of(HttpServerRequest request, BotCheck bots, Agents agents) {
        String address = request.remoteAddress() == null
                ? ""
                : String.valueOf(request.remoteAddress().hostAddress());
        String sent = request.getHeader("User-Agent");
        String agent = sent == null ? "" : sent;
        Agents.Agent facts = agents.of(agent);
        String site = request.authority() == null ? "" : request.authority().host();
        boolean optsOut = "1".equals(request.getHeader("DNT")) || "1".equals(request.getHeader("Sec-GPC"));
        return new Source(address, agent, facts, site, bots.judge(request.headers(), facts), optsOut);
    }

    /** What tells this visitor from others: goes into a keyed hash and nowhere else. */
    String visitor() {
        return address + "\n" + agent;
    }

    @Override
    public String toString() {
        return "Source[" + quality + "]";
    }
}
