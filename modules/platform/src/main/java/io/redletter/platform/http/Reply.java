package io.redletter.platform.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an API operation answers.
 *
 * @param body written as JSON; null for no body
 */
public record Reply(int status, @Nullable Object body, Map<String, String> headers) {
    public static Reply ok(Object body) {
        return new Reply(200, body, Map.of());
    }

    /** 201 with the address of what was made. */
    public static Reply created(String location, Object body) {
        return new Reply(201, body, Map.of("Location", location));
    }

    /** 202: taken, goes on in the background. */
    public static Reply accepted(Object body) {
        return new Reply(202, body, Map.of());
    }

    public static Reply noContent() {
        return new Reply(204, null, Map.of());
    }
}
