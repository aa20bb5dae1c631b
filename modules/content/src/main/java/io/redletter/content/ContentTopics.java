package io.redletter.content;

import io.redletter.platform.bus.Topic;

/** Bus addresses content speaks on. */
public final class ContentTopics {
    /** A work changed its state. */
    public static final Topic<WorkHint> WORK_CHANGED =
            new Topic<>("work.changed.v1", WorkHint.class, "content", "feed, console");

    private ContentTopics() {}
}
