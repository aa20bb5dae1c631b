package io.redletter.delivery.audience;

import org.jspecify.annotations.Nullable;

/**
 * What is needed to begin a list.
 *
 * @param unitId whose it is; null for the actor's own unit
 * @param demo made for a demonstration
 */
public record NewList(@Nullable String unitId, ListFields fields, boolean demo) {}
