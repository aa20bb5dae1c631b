package io.redletter.feed;

import io.redletter.platform.RefusedException;

/** No day answers what was asked for: 404, since a calendar without any entry is none (RFC 5545, section 3.6). */
final class EmptyCalendarException extends RefusedException {
    private static final long serialVersionUID = 1L;

    EmptyCalendarException(String name) {
        super(
                404,
                "empty-calendar",
                "calendar " + name + ": 没有符合的日子,请换一个地区或主题 (no day matches, ask for another region or topic)",
                null);
    }
}
