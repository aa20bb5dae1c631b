package io.redletter.content;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A media file as a version uses it. The facts are copied from the {@link Media} record; they cannot change, since the
 * bytes are named by their hash.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param name file name as shown in addresses
 * @param type sniffed media type, such as {@code video/mp4}
 * @param size bytes
 * @param width pixels, where known
 * @param height pixels, where known
 * @param durationMillis length of a film in milliseconds, where known
 */
public record MediaRef(
        String sha256,
        String name,
        String type,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMillis) {

    /** Its public path, fit for an address; the gate decides whether anything is served there. */
    public String path() {
        return "/media/" + sha256 + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
