package io.redletter.reach.ingest;

import io.vertx.core.MultiMap;

/** Tells programs from people, so that they are counted apart; another rule can be put in its place. */
public interface BotCheck {
    /** Whether a request with these headers was made by a program on its own, or ahead of any reader. */
    boolean isBot(MultiMap headers);
}
