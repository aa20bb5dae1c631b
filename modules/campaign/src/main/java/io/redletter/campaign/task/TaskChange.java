package io.redletter.campaign.task;

import io.redletter.campaign.RelativeTime;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different in a task; null leaves as it is.
 *
 * @param version the version the change was made on; another one there is refused. Null changes whatever is there
 * @param deadline a fixed day
 * @param relative a day that moves with the campaign; with a {@code deadline} beside it both must be the same day
 */
public record TaskChange(
        @Nullable Long version,
        @Nullable String title,
        @Nullable LocalDate deadline,
        @Nullable RelativeTime relative,
        @Nullable String owner) {}
