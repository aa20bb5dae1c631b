package io.redletter.campaign.joint;

import io.redletter.accounts.Actor;
import io.redletter.campaign.Push;
import io.redletter.content.Sealed;
import io.vertx.core.Future;
import java.util.List;

/** The pushes that carry a joint release. Doing any of this again changes nothing. */
public interface JointPushes {
    /** The approved wording of a work, or a refusal that says what is missing. */
    Future<Sealed> wording(String workId);

    /** A refusal where a part's push could not be armed as things stand. */
    Future<Void> check(JointRelease joint, JointPart part);

    /** Brings the part's push to stand armed at the joint instant, whatever it takes; one that is held or has left stays. */
    Future<Push> stand(Actor actor, JointRelease joint, JointPart part);

    /** Takes a push back where it has not left; harmless where there is none. */
    Future<Void> fall(Actor actor, String pushId, String reason);

    /** Those of these that are there. */
    Future<List<Push>> byIds(List<String> ids);
}
