package io.redletter.content.media;

/** How large a file may be, in bytes, by what it is. */
public record Limits(long video, long image) {
    long of(MediaKind kind) {
        return kind.isVideo() ? video : image;
    }

    long largest() {
        return Math.max(video, image);
    }
}
