package io.redletter.feed;

import org.jspecify.annotations.Nullable;

/**
 * What is needed to add a partner.
 *
 * @param name 1 to 60 characters
 * @param feedName 2 to 40 lower-case letters, digits and single dashes; not {@code public}
 * @param unitId the unit that looks after it; null for the actor's own
 */
public record NewPartner(String name, String feedName, @Nullable String unitId) {}
