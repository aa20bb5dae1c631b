package io.redletter.campaign;

import io.vertx.core.Future;

/** Counts what would have to move if a campaign's dates did. */
@FunctionalInterface
interface Hanging {
    /** How many open pushes and tasks hang on the dates of this campaign. */
    Future<Long> on(String campaignId);
}
