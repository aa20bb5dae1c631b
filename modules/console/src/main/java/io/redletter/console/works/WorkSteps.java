package io.redletter.console.works;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.content.Work;
import io.redletter.content.WorkState;
import io.redletter.content.WorkVersion;
import java.util.Optional;

/**
 * Which steps a person may take with a work as it stands; the services decide again.
 *
 * @param reviewNote the message key that says why a reviewer may not review this one; empty where they may, or where no
 *     review is due
 */
public record WorkSteps(
        boolean edit,
        boolean submit,
        boolean review,
        String reviewNote,
        boolean release,
        boolean cancelRelease,
        boolean withdraw,
        boolean push) {

    static WorkSteps of(Actor actor, Work work, Optional<WorkVersion> head) {
        WorkState state = work.state();
        boolean writes = actor.may(Permission.CONTENT_WRITE);
        boolean reviews = state == WorkState.IN_REVIEW && actor.may(Permission.CONTENT_REVIEW);
        boolean own = actor.id().equals(work.submittedBy())
                || head.map(version -> version.author().equals(actor.id())).orElse(false);
        boolean releases = actor.may(Permission.CONTENT_RELEASE);
        boolean approved = state == WorkState.APPROVED;
        return new WorkSteps(
                writes && state != WorkState.RELEASED,
                writes && head.isPresent() && (state == WorkState.DRAFT || state == WorkState.WITHDRAWN),
                reviews && !own,
                reviews && own ? "review.own" : "",
                releases && approved,
                releases && approved && work.releaseAt() != null,
                releases && (approved || state == WorkState.RELEASED),
                actor.may(Permission.PUSH_WRITE) && (approved || state == WorkState.RELEASED));
    }
}
