package io.redletter.reach.ingest;

import io.redletter.reach.count.Quality;
import io.vertx.core.MultiMap;

/** Tells programs from people, so that they are counted apart; another rule can be put in its place. */
interface BotCheck {
    /** What the headers of a request, and the agent named in them, say of who made it. */
    Quality judge(MultiMap headers, Agents.Agent agent);
}
