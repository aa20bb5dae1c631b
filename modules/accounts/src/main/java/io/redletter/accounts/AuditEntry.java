package io.redletter.accounts;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * One line of the trail: who did what to what.
 *
 * @param number 1, 2, 3 … without a gap
 * @param at when, to the millisecond
 * @param actorId the user's id, or {@code system:…}
 * @param actorName as they were called then
 * @param action a word such as {@code push.armed}
 * @param subject the id of what it was done to
 * @param detail a sentence, may be empty; never a secret
 * @param previous the seal of the line before, empty for the first
 * @param seal the keyed hash over all of the above
 */
public record AuditEntry(
        @BsonId long number,
        Instant at,
        String actorId,
        String actorName,
        String action,
        String subject,
        String detail,
        String previous,
        String seal) {

    /** Everything the seal covers; each part carries its length, so that nothing can move from one to the next. */
    String sealed() {
        StringBuilder text = new StringBuilder();
        for (String part : new String[] {
            Long.toString(number),
            Long.toString(at.toEpochMilli()),
            actorId,
            actorName,
            action,
            subject,
            detail,
            previous
        }) {
            text.append(part.length()).append(':').append(part).append('\n');
        }
        return text.toString();
    }

    AuditEntry withSeal(String made) {
        return new AuditEntry(number, at, actorId, actorName, action, subject, detail, previous, made);
    }
}
