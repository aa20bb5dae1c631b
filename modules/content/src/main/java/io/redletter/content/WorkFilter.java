package io.redletter.content;

import org.jspecify.annotations.Nullable;

/** Which works a list shows; null means any. */
public record WorkFilter(@Nullable String campaignId, @Nullable WorkState state, @Nullable String unitId) {
    public static final WorkFilter ALL = new WorkFilter(null, null, null);
}
