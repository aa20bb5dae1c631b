package io.redletter.campaign;

import java.util.List;
import java.util.Optional;

/** What holds for the pushes of a channel where a push does not say it itself. */
public interface ChannelDefaults {
    /** Half an hour for every channel, and no quiet hours. */
    ChannelDefaults STANDARD = new ChannelDefaults() {
        @Override
        public LatePolicy late(ChannelCard channel) {
            return LatePolicy.STANDARD;
        }

        @Override
        public Optional<QuietHours> quiet(ChannelCard channel) {
            return Optional.empty();
        }
    };

    /** What becomes of a push through this channel that could not leave at its time. */
    LatePolicy late(ChannelCard channel);

    /** When nothing should leave through this channel; empty where any hour will do. */
    Optional<QuietHours> quiet(ChannelCard channel);

    /** The most careful policy of several channels: to ask before to skip, to skip before to send, a short window before a long one. */
    default LatePolicy late(List<ChannelCard> channels) {
        return channels.stream()
                .map(this::late)
                .min(LatePolicy.MOST_CAREFUL_FIRST)
                .orElse(LatePolicy.STANDARD);
    }
}
