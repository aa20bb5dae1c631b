package io.redletter.delivery.quota;

import io.redletter.campaign.PushState;
import java.util.Locale;

/** How firmly a push holds its place in a window. Stored in lower case. */
enum Stand {
    /** Written down for it, not armed. */
    PLANNED,
    /** Armed, or leaving. */
    RESERVED,
    /** Sent, or it cannot be known that it was not. */
    SPENT;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Stand of(PushState state) {
        return state == PushState.ARMED || state == PushState.FIRING ? RESERVED : PLANNED;
    }
}
