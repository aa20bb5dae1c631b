package io.redletter.campaign.proposal;

import org.jspecify.annotations.Nullable;

/**
 * A unit as it is proposed.
 *
 * @param name its name
 * @param role {@code lead}, {@code responsible} or {@code cooperate}: the most the plan asks of it
 * @param parentId the unit it is to stand under; null takes the document's unit
 */
public record UnitValues(String name, String role, @Nullable String parentId) {}
