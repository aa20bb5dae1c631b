package io.redletter.campaign;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different in a campaign; null leaves as it is.
 *
 * @param version the version the change was made on; another one there is refused. Null changes whatever is there
 */
public record CampaignChange(
        @Nullable Long version,
        @Nullable String name,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        @Nullable String goal) {}
