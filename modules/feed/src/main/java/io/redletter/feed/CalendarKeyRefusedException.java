package io.redletter.feed;

import io.redletter.platform.RefusedException;

/** A unit's calendar was asked for without a key that opens it: 403, and not a word of what was wrong. */
final class CalendarKeyRefusedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    CalendarKeyRefusedException() {
        super(
                403,
                "calendar-key-refused",
                "订阅地址无效或已停用,请在日历页重新生成 (this address is not valid any more, make another on the calendar page)",
                null);
    }
}
