package io.redletter.reach.ingest;

import io.vertx.core.http.HttpServerRequest;

/**
 * Where an event came from; lives as long as the request and is never kept or logged.
 *
 * @param bot whether a program made the request
 */
record Source(String address, String agent, boolean bot) {
    static Source of(HttpServerRequest request, BotCheck bots) {
        String address = request.remoteAddress() == null
                ? ""
                : String.valueOf(request.remoteAddress().hostAddress());
        String agent = request.getHeader("User-Agent");
        return new Source(address, agent == null ? "" : agent, bots.isBot(request.headers()));
    }

    /** What tells this visitor from others: goes into a keyed hash and nowhere else. */
    String visitor() {
        return address + "\n" + agent;
    }

    @Override
    public String toString() {
        return "Source[bot=" + bot + "]";
    }
}
