package io.redletter.campaign.plan;

import io.redletter.observance.Observance;
import org.jspecify.annotations.Nullable;

/**
 * Where a name stands in the folded text.
 *
 * @param day the observance, or null for an unknown one
 */
record NamePlace(int start, int end, @Nullable Observance day) {}
