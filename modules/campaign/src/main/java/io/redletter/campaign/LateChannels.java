package io.redletter.campaign;

import io.redletter.content.WorkVersion;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The channels, which stand above campaigns and are built after them: a place that is filled once. */
final class LateChannels implements Channels {
    private volatile @Nullable Channels above;

    void join(Channels channels) {
        if (above != null) {
            throw new IllegalStateException("channels: joined twice");
        }
        above = channels;
    }

    Channels joined() {
        Channels now = above;
        if (now == null) {
            throw new IllegalStateException("channels: not joined (expected: Campaigns.join before start)");
        }
        return now;
    }

    @Override
    public Future<Optional<ChannelCard>> find(String channelId) {
        return joined().find(channelId);
    }

    @Override
    public Future<List<ChannelCard>> all() {
        return joined().all();
    }

    @Override
    public List<String> check(ChannelCard channel, WorkVersion version) {
        return joined().check(channel, version);
    }

    @Override
    public Future<Void> checkAudience(List<ChannelCard> channels, @Nullable String audience, Predicate<String> seen) {
        return joined().checkAudience(channels, audience, seen);
    }

    @Override
    public Future<Optional<String>> trouble(ChannelCard channel) {
        return joined().trouble(channel);
    }

    @Override
    public Future<Optional<AudienceCount>> count(ChannelCard channel, String audience, Instant at) {
        return joined().count(channel, audience, at);
    }
}
