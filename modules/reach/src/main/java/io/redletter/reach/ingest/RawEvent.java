package io.redletter.reach.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.redletter.platform.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An event as a client sends it.
 *
 * @param id made by the client, the same on every retry; 1 to 64 printable characters
 * @param token the page's token ({@code t})
 * @param type what happened ({@code e}); {@code view} if absent
 * @param at when, by the client's clock, milliseconds since 1970; now if absent
 * @param sentAt the client's clock when it sent ({@code s}), by which {@code at} is set right
 * @param visitor what tells visitors apart where the address does not ({@code v}), such as an app's random number
 * @param referrer the host of the page the reader came from ({@code r}); only its kind is kept
 */
record RawEvent(
        @JsonProperty("id") String id,
        @JsonProperty("t") String token,
        @JsonProperty("e") String type,
        @JsonProperty("at") @Nullable Long at,
        @JsonProperty("s") @Nullable Long sentAt,
        @JsonProperty("v") @Nullable String visitor,
        @JsonProperty("r") @Nullable String referrer) {
    private static final ObjectReader READER =
            Json.MAPPER.readerFor(RawEvent.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_HOST = 253;
    private static final long YEAR_2100 = 4_102_444_800_000L;

    RawEvent(
            @Nullable String id,
            @Nullable String token,
            @Nullable String type,
            @Nullable Long at,
            @Nullable Long sentAt,
            @Nullable String visitor,
            @Nullable String referrer) {
        this.id = checked("/id", id);
        this.token = present("/t", token);
        this.type = type == null ? "view" : type;
        this.at = time("/at", at);
        this.sentAt = time("/s", sentAt);
        this.visitor = visitor == null ? null : checked("/v", visitor);
        if (referrer != null && !isPrintable(referrer, LONGEST_HOST)) {
            throw EventRefusedException.field("/r", "/r: 格式不对 (expected: a host name)");
        }
        this.referrer = referrer;
    }

    /**
     * Reads one event.
     *
     * @throws EventRefusedException naming the field at fault
     */
    static RawEvent read(byte[] json, int from, int length) {
        RawEvent usual = EventScan.read(json, from, length);
        if (usual != null) {
            return usual;
        }
        try {
            RawEvent read = READER.readValue(json, from, length);
            if (read == null) {
                throw EventRefusedException.malformed("应为一个JSON对象 (expected: a JSON object)");
            }
            return read;
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    static RawEvent read(byte[] json) {
        return read(json, 0, json.length);
    }

    private static EventRefusedException refusal(IOException cause) {
        if (cause.getCause() instanceof EventRefusedException refused) {
            return refused;
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().get(0).getFieldName();
            String pointer = "/" + (field == null ? "" : field.substring(0, Math.min(field.length(), 64)));
            String what =
                    cause instanceof UnrecognizedPropertyException ? "没有这个字段 (unknown field)" : "字段类型不对 (wrong type)";
            return EventRefusedException.field(pointer, pointer + ": " + what);
        }
        String where = cause instanceof JsonProcessingException broken && broken.getLocation() != null
                ? " (column " + broken.getLocation().getColumnNr() + ")"
                : "";
        return EventRefusedException.malformed("不是有效的JSON (not valid JSON)" + where);
    }

    private static String present(String pointer, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw EventRefusedException.field(pointer, pointer + ": 缺少 (missing)");
        }
        return text;
    }

    private static String checked(String pointer, @Nullable String text) {
        String present = present(pointer, text);
        if (!isPrintable(present, LONGEST_ID)) {
            throw EventRefusedException.field(
                    pointer, pointer + ": 格式不对 (expected: 1 to " + LONGEST_ID + " printable characters)");
        }
        return present;
    }

    /** ASCII without blanks and controls. */
    private static boolean isPrintable(String text, int longest) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '!' || text.charAt(i) > '~') {
                return false;
            }
        }
        return text.length() <= longest;
    }

    private static @Nullable Long time(String pointer, @Nullable Long millis) {
        if (millis != null && (millis < 0 || millis > YEAR_2100)) {
            throw EventRefusedException.field(pointer, pointer + ": 应为毫秒时间戳 (expected: milliseconds since 1970)");
        }
        return millis;
    }
}
