package io.redletter.content;

import io.redletter.content.media.MediaKind;

/** File names as they may stand in an address: letters and digits of any script, dot, dash, underscore. */
final class MediaName {
    private static final int LONGEST = 60;

    private MediaName() {}

    /** A name that ends as the file's kind asks; {@code media} where nothing usable was given. */
    static String of(String given, MediaKind kind) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String stem = (dot > 0 ? last.substring(0, dot) : last)
                .replaceAll("[^\\p{L}\\p{Nd}_-]+", "-")
                .replaceAll("^-+|-+$", "");
        int end = stem.offsetByCodePoints(0, Math.min(LONGEST, stem.codePointCount(0, stem.length())));
        return (stem.isEmpty() ? "media" : stem.substring(0, end)) + "." + kind.extension();
    }
}
