package io.redletter.campaign.pause;

import io.redletter.campaign.PushAnswer.Warning;
import io.vertx.core.Future;
import java.util.List;

/** What a planner of a campaign's push should know of pauses. */
@FunctionalInterface
public interface PauseNotes {
    /** Nothing is paused. */
    PauseNotes NONE = campaignId -> Future.succeededFuture(List.of());

    /** A sentence for each pause that keeps this campaign's pushes from leaving; empty where none does. */
    Future<List<Warning>> of(String campaignId);
}
