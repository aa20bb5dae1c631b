package io.redletter.reach.ingest;

import io.redletter.platform.http.Problem;
import java.util.List;

/** None of a batch's events can be counted. */
final class AllRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    private final transient BatchAnswer answer;

    AllRefusedException(BatchAnswer answer) {
        super("no event taken", null, false, false);
        this.answer = answer;
    }

    /** The first reasons, by the event's place. */
    List<Problem.FieldError> fields() {
        return answer.errors().stream()
                .limit(MOST)
                .map(error -> new Problem.FieldError(
                        error.pointer() == null ? "/" + error.index() : error.pointer(), error.detail()))
                .toList();
    }
}
