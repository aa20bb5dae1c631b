package io.redletter.campaign;

import io.redletter.platform.RefusedException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A push as the API asks for it: see {@code NewPush} in the contract. */
public record PushRequest(
        String campaignId,
        String workId,
        List<String> channelIds,
        @Nullable LocalDateTime local,
        @Nullable String relative,
        @Nullable String zone,
        @Nullable Late late,
        @Nullable Boolean dayBound,
        @Nullable String overQuota,
        @Nullable String audience) {
    /** What is wanted; a refusal names the field that cannot be used. */
    public NewPush push() {
        return new NewPush(
                campaignId,
                workId,
                channelIds,
                local,
                zone,
                late == null ? null : late.policy(),
                Optional.ofNullable(dayBound).orElse(true),
                false,
                relative(relative),
                overQuota,
                audience);
    }

    static @Nullable RelativeTime relative(@Nullable String text) {
        return text == null ? null : RelativeTime.parse(text);
    }

    /** The late policy in two fields. */
    public record Late(LatePolicy.Kind kind, @Nullable Long seconds) {
        LatePolicy policy() {
            try {
                return new LatePolicy(kind, seconds == null ? 0 : seconds);
            } catch (IllegalArgumentException e) {
                throw RefusedException.field(
                        "/late/seconds",
                        "invalid-field",
                        "/late/seconds: SEND_WITHIN 要写 1 到 604800 秒,其他不写 (expected: 1 to 604800 for SEND_WITHIN, else none)");
            }
        }
    }
}
