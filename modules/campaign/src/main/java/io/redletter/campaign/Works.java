package io.redletter.campaign;

import io.redletter.content.Sealed;
import io.redletter.content.Work;
import io.vertx.core.Future;
import java.util.Optional;

/** What planning asks of content. */
interface Works {
    Future<Optional<Work>> find(String workId);

    /** The approved wording, or a refusal. */
    Future<Sealed> sealed(String workId);

    /** Whether some wording of it was ever approved. */
    Future<Boolean> wasApproved(String workId);
}
