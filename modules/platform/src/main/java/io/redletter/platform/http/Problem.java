package io.redletter.platform.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem in the shape of RFC 9457.
 *
 * @param type a stable reference for this kind, {@code /problems/} and a code
 * @param title the kind in a few words
 * @param status the HTTP status
 * @param detail a sentence: what happened, why, what to do
 * @param instance the request's id, the same as in the log
 * @param errors one entry a field, or null
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable @JsonProperty List<FieldError> errors) {

    /**
     * One field at fault.
     *
     * @param pointer JSON pointer (RFC 6901) into the body, or {@code query/name}, {@code path/name}, {@code header/name}
     */
    public record FieldError(String pointer, String detail) {}

    /** A problem of the given code, without fields. */
    public static Problem of(int status, String code, String detail) {
        return new Problem("/problems/" + code, code.replace('-', ' '), status, detail, null, null);
    }

    /** The same problem, told about the request it belongs to and the fields at fault. */
    public Problem with(@Nullable String instance, @Nullable List<FieldError> errors) {
        return new Problem(type, title, status, detail, instance, errors);
    }
}
