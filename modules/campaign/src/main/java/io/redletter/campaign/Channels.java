package io.redletter.campaign;

import io.redletter.content.WorkVersion;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The ways out, as far as planning needs to know them; what sends implements it. */
public interface Channels {
    Future<Optional<ChannelCard>> find(String channelId);

    /** Every channel, enabled or not. */
    Future<List<ChannelCard>> all();

    /**
     * What stands in the way of sending this wording through this channel: a title too long, a cover missing.
     *
     * @return sentences in Chinese and English; empty where nothing does
     */
    List<String> check(ChannelCard channel, WorkVersion version);

    /**
     * Whether this segment of people goes with these channels: needed where one of them sends to a list, and of a kind
     * that it can reach.
     *
     * @param audience the segment's id, or null for none
     * @param seen whether a unit's segments may be used
     * @return fails with a refusal that points at {@code /audience}
     */
    default Future<Void> checkAudience(List<ChannelCard> channels, @Nullable String audience, Predicate<String> seen) {
        return Future.succeededFuture();
    }

    /**
     * Why nothing good is to be expected of this channel now, though it is enabled.
     *
     * @return a sentence in Chinese and English; empty where nothing is known against it
     */
    default Future<Optional<String>> trouble(ChannelCard channel) {
        return Future.succeededFuture(Optional.empty());
    }

    /** How many people a push through this channel would reach at that moment; empty where it has no list. */
    default Future<Optional<AudienceCount>> count(ChannelCard channel, String audience, Instant at) {
        return Future.succeededFuture(Optional.empty());
    }
}
