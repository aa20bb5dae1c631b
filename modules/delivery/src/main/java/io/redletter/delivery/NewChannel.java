package io.redletter.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to add a way out.
 *
 * @param kind {@code webhook} or {@code wechat-oa}
 * @param unitId whose it is; null for the actor's own unit
 * @param settings see each kind; null for none
 * @param secret the webhook's {@code whsec_…} (null: one is made) or the Official Account's AppSecret
 * @param demo made for a demonstration
 */
public record NewChannel(
        String kind,
        String name,
        @Nullable String unitId,
        @Nullable Map<String, String> settings,
        @Nullable String secret,
        boolean demo) {
    @Override
    public String toString() {
        return "NewChannel[" + kind + " " + name + "]";
    }
}
