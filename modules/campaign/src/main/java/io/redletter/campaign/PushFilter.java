package io.redletter.campaign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pushes are asked for; null and an empty list ask for all.
 *
 * @param from due at this instant or later
 * @param until due before this instant
 * @param limit at most so many, 1 to 1000
 */
public record PushFilter(
        @Nullable String campaignId,
        @Nullable String workId,
        @Nullable String channelId,
        List<PushState> states,
        @Nullable Instant from,
        @Nullable Instant until,
        int limit) {
    /** The most that one answer holds. */
    public static final int MOST = 1000;

    public PushFilter {
        states = List.copyOf(states);
        limit = Math.max(1, Math.min(limit, MOST));
    }

    public static PushFilter all() {
        return new PushFilter(null, null, null, List.of(), null, null, MOST);
    }

    public static PushFilter ofCampaign(String id) {
        return new PushFilter(id, null, null, List.of(), null, null, MOST);
    }

    public static PushFilter ofWork(String id) {
        return new PushFilter(null, id, null, List.of(), null, null, MOST);
    }

    public static PushFilter between(Instant from, Instant until) {
        return new PushFilter(null, null, null, List.of(), from, until, MOST);
    }

    /** The same, only in these states. */
    public PushFilter in(PushState... wanted) {
        return new PushFilter(campaignId, workId, channelId, List.of(wanted), from, until, limit);
    }

    /** The same, at most so many. */
    public PushFilter first(int most) {
        return new PushFilter(campaignId, workId, channelId, states, from, until, most);
    }
}
