package io.redletter.accounts;

import org.jspecify.annotations.Nullable;

/**
 * What is needed to add a unit.
 *
 * @param name the Chinese name, not blank
 * @param nameEn the English name, may be empty
 * @param parentId the unit above, or null for a root
 * @param region the place it answers for, beginning with the province; may be empty
 * @param demo made for a demonstration
 */
public record NewUnit(String name, String nameEn, @Nullable String parentId, String region, boolean demo) {}
