package io.redletter.reach.journal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Walks the frames of a stretch of segment; steps over damage, and tells a torn end from a clean one. */
final class FrameScan {
    /** Told of bytes between two good frames that are no frame. */
    interface OnDamage {
        /**
         * @param from index of the first damaged byte
         * @param to index behind the last
         * @param next the good frame that follows
         */
        void damaged(int from, int to, Frame next);
    }

    private final ByteBuffer region;
    private final OnDamage onDamage;
    private int position;
    private long lastSequence = -1;

    /** Scans from index 0 to the buffer's limit. */
    FrameScan(ByteBuffer region, OnDamage onDamage) {
        this.region = region;
        this.onDamage = onDamage;
    }

    /** The next good frame, or null at the end. */
    @Nullable
    Frame next() {
        Frame here = Frame.readAt(region, position);
        if (here != null) {
            return passed(here);
        }
        for (int at = position + 1; at <= region.limit() - Frame.HEADER; at++) {
            Frame later = Frame.readAt(region, at);
            if (later != null && later.sequence() > lastSequence) {
                onDamage.damaged(position, at, later);
                position = at;
                return passed(later);
            }
        }
        return null;
    }

    /** Index behind the last good frame. */
    int position() {
        return position;
    }

    /** Index behind the last byte that is not zero; more than {@link #position()} where a frame was torn. */
    int usedEnd() {
        int end = region.limit();
        while (end > position && region.get(end - 1) == 0) {
            end--;
        }
        return end;
    }

    private Frame passed(Frame frame) {
        position += frame.size();
        lastSequence = frame.sequence();
        return frame;
    }
}
