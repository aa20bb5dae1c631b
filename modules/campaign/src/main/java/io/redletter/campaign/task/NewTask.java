package io.redletter.campaign.task;

import io.redletter.campaign.RelativeTime;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to set a task.
 *
 * @param title what is to be done, 1 to 100 characters
 * @param deadline the last day for it; null where {@code relative} says it
 * @param relative where the deadline stands in the campaign, which it then moves with; null for a fixed day
 * @param owner the id of the unit that does it; null for the campaign's
 */
public record NewTask(
        String campaignId,
        String title,
        @Nullable LocalDate deadline,
        @Nullable RelativeTime relative,
        @Nullable String owner) {}
