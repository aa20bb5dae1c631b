package io.redletter.console.board;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.console.web.Words;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.DeliveryState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What came of a push, in a few words; the worst goes first.
 *
 * @param ink the colour that helps: {@code leaf}, {@code sky}, {@code amber}, {@code red} or {@code muted}
 * @param icon Tabler's name
 */
public record PushResult(String ink, String icon, String text) {
    private static final Set<DeliveryState> UNDER_WAY =
            EnumSet.of(DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.ACCEPTED, DeliveryState.RETRYING);

    static PushResult of(Push push, List<Delivery> deliveries, Words words) {
        PushState state = push.stateWord();
        boolean left = state == PushState.FIRING || state == PushState.FINISHED;
        return left && !deliveries.isEmpty() ? byChannel(deliveries, words) : byState(state, words);
    }

    private static PushResult byChannel(List<Delivery> deliveries, Words words) {
        long all = deliveries.size();
        long sent = count(deliveries, Set.of(DeliveryState.SENT));
        long refused = count(deliveries, Set.of(DeliveryState.REFUSED));
        long unknown = count(deliveries, Set.of(DeliveryState.UNKNOWN));
        long waiting = count(deliveries, Set.of(DeliveryState.CONFIRMING));
        long open = count(deliveries, UNDER_WAY);
        if (refused > 0) {
            return new PushResult("red", "circle-x", words.of("board.push.refused", refused, sent));
        }
        if (unknown > 0) {
            return new PushResult("amber", "help-circle", words.of("board.push.unknown", unknown, sent));
        }
        if (waiting > 0) {
            return new PushResult("amber", "user-question", words.of("board.push.confirming", waiting));
        }
        if (open > 0) {
            return new PushResult("sky", "send", words.of("board.push.open", sent, all));
        }
        return sent == all
                ? new PushResult("leaf", "circle-check", words.of("board.push.sent", all))
                : new PushResult("amber", "arrow-back-up", words.of("board.push.recalled", all - sent));
    }

    private static PushResult byState(PushState state, Words words) {
        String text = words.of("push.state." + state.text());
        return switch (state) {
            case FINISHED -> new PushResult("leaf", "circle-check", text);
            case FIRING -> new PushResult("sky", "send", text);
            case ARMED -> new PushResult("sky", "alarm", text);
            case SKIPPED -> new PushResult("amber", "player-skip-forward", text);
            case HELD -> new PushResult("amber", "player-pause", text);
            case RECALLED -> new PushResult("amber", "arrow-back-up", text);
            case PLANNED, CANCELLED -> new PushResult("muted", "circle-off", text);
        };
    }

    private static long count(List<Delivery> deliveries, Set<DeliveryState> states) {
        return deliveries.stream()
                .filter(delivery -> states.contains(delivery.stateWord()))
                .count();
    }
}
