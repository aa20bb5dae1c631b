package io.redletter.console.web;

import org.jspecify.annotations.Nullable;

/**
 * Sends the reader on with 303, so that a reload never repeats what was done.
 *
 * @param to an address of this site, beginning with one slash
 * @param flash what the next page says once, or null
 */
public record Redirect(String to, @Nullable Flash flash) implements Answer {
    public Redirect {
        if (!isOurs(to)) {
            throw new IllegalArgumentException("redirect: " + to + " (expected: an address of this site)");
        }
    }

    public static Redirect to(String address) {
        return new Redirect(address, null);
    }

    /** Goes on and says what was done. */
    public static Redirect done(String address, String text) {
        return new Redirect(address, Flash.done(text));
    }

    /** Whether an address stays on this site: {@code //evil.example} and {@code /\evil} do not. */
    public static boolean isOurs(String address) {
        return address.startsWith("/")
                && !address.startsWith("//")
                && address.chars().noneMatch(c -> c == '\\' || c < ' ');
    }
}
