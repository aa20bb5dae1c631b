package io.redletter.content;

import org.jspecify.annotations.Nullable;

/**
 * What is needed to begin a work.
 *
 * @param title 1 to 64 characters
 * @param slug last part of the public address, lower-case letters, digits and dashes; null for one that says nothing
 * @param unitId the unit that speaks; null for the actor's own
 * @param demo whether it is demonstration data
 */
public record NewWork(
        String campaignId, WorkKind kind, String title, @Nullable String slug, @Nullable String unitId, boolean demo) {}
