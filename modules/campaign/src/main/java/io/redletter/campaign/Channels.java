package io.redletter.campaign;

import io.redletter.content.WorkVersion;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

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
}
