package io.redletter.campaign.proposal;

import io.redletter.accounts.Actor;
import io.vertx.core.Future;
import java.util.List;

/** How one kind of item is made real, and unmade. Ids are functions of what is made: made twice, it is there once. */
interface Acceptance {
    /** Changes nothing; fails with the refusal that {@link #make} would give. */
    Future<Void> check(Actor actor, PlanDocument plan, PlanItem item);

    /** Makes what is not there yet. */
    Future<List<Made>> make(Actor actor, PlanDocument plan, PlanItem item);

    /** Changes nothing; fails with a refusal where {@link #takeBack} would. */
    Future<Void> checkTakeBack(Actor actor, Made made);

    /** Removes one thing this made, unless somebody has done something with it since; harmless where it is gone. */
    Future<Void> takeBack(Actor actor, Made made);
}
