package io.redletter.campaign.task;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.RelativeTime;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done for a campaign by a day.
 *
 * @param id {@code task_…}
 * @param version rises with every change
 * @param unitId the campaign's unit
 * @param title what is to be done, Chinese, with English in brackets where it comes from the standard list
 * @param deadline the last local day for it, in the campaign's zone
 * @param relative where the deadline stands in the campaign, which it moves with; null for a fixed day
 * @param owner the id of the unit that does it
 * @param doneBy the id of who did it; null while it is not done
 * @param doneAt when they said so
 * @param source {@code manual}, {@code standard}, or {@code plan}
 * @param createdBy the id of who made it
 * @param demo made for a demonstration
 */
public record Task(
        @BsonId String id,
        long version,
        String campaignId,
        String unitId,
        String title,
        LocalDate deadline,
        @Nullable RelativeTime relative,
        String owner,
        TaskState state,
        @Nullable String doneBy,
        @Nullable Instant doneAt,
        String source,
        String createdBy,
        Instant createdAt,
        boolean demo)
        implements Versioned {

    /** Whether its day is over and it is not done. */
    public boolean isOverdue(LocalDate today) {
        return state == TaskState.OPEN && deadline.isBefore(today);
    }

    /** Whether this is the same task asked for again. */
    boolean isSameAs(Task other) {
        return id.equals(other.id) && campaignId.equals(other.campaignId) && createdBy.equals(other.createdBy);
    }

    Task done(String by, Instant at) {
        return copy(title, deadline, relative, owner, TaskState.DONE, by, at);
    }

    Task in(TaskState next) {
        return copy(title, deadline, relative, owner, next, null, null);
    }

    Task on(LocalDate day) {
        return copy(title, day, relative, owner, state, doneBy, doneAt);
    }

    /** Changed by a person; a day given without a relative time is fixed from now on. */
    Task with(TaskChange change, Campaign campaign) {
        RelativeTime hangs =
                change.relative() != null ? change.relative() : change.deadline() != null ? null : relative;
        LocalDate day = change.relative() != null
                ? change.relative().day(campaign.start(), campaign.end())
                : change.deadline() != null ? change.deadline() : deadline;
        return copy(
                change.title() == null ? title : change.title().strip(),
                day,
                hangs,
                change.owner() == null ? owner : change.owner(),
                state,
                doneBy,
                doneAt);
    }

    private Task copy(
            String what,
            LocalDate day,
            @Nullable RelativeTime hangs,
            String whose,
            TaskState next,
            @Nullable String by,
            @Nullable Instant at) {
        return new Task(
                id,
                version + 1,
                campaignId,
                unitId,
                what,
                day,
                hangs,
                whose,
                next,
                by,
                at,
                source,
                createdBy,
                createdAt,
                demo);
    }
}
