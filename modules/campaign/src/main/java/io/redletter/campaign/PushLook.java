package io.redletter.campaign;

import io.redletter.content.Sealed;
import io.redletter.content.Work;
import io.redletter.platform.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A push with everything that its leaving depends on, looked at in one go.
 *
 * @param work null where it is not there, or not for this actor
 * @param wording the approved wording; null where none stands
 * @param obstacles what keeps all of it from leaving, the first the most telling; empty where nothing does
 * @param channels one for each of its channels, in their order
 */
record PushLook(
        Push push,
        Campaign campaign,
        @Nullable Work work,
        @Nullable Sealed wording,
        List<RefusedException> obstacles,
        List<Way> channels) {
    PushLook {
        obstacles = List.copyOf(obstacles);
        channels = List.copyOf(channels);
    }

    /**
     * One of its channels.
     *
     * @param card null where it is not there, or another unit's
     * @param obstacles what keeps it from leaving there
     */
    record Way(String channelId, @Nullable ChannelCard card, List<RefusedException> obstacles) {
        Way {
            obstacles = List.copyOf(obstacles);
        }
    }

    /** The hash that may leave; the first obstacle is thrown where there is one. */
    String seal() {
        first().ifPresent(refusal -> {
            throw refusal;
        });
        if (wording == null) {
            throw new IllegalStateException("push " + push.id() + ": no wording and no obstacle");
        }
        return wording.hash();
    }

    /** The cards of the channels that are there. */
    List<ChannelCard> cards() {
        return channels.stream()
                .map(Way::card)
                .flatMap(card -> Optional.ofNullable(card).stream())
                .toList();
    }

    private Optional<RefusedException> first() {
        return Stream.concat(
                        obstacles.stream(),
                        channels.stream().map(Way::obstacles).flatMap(List::stream))
                .findFirst();
    }
}
