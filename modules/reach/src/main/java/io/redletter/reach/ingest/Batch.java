package io.redletter.reach.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.redletter.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several events in one body: a JSON array, or one JSON object a line. */
record Batch(List<Line> lines) {
    static final int MAX_EVENTS = 10_000;

    /** One event as sent, or why it is none. */
    record Line(@Nullable RawEvent event, @Nullable EventRefusedException refusal) {
        static Line of(byte[] json, int from, int length) {
            try {
                return new Line(RawEvent.read(json, from, length), null);
            } catch (EventRefusedException refused) {
                return new Line(null, refused);
            }
        }
    }

    /**
     * Reads a body.
     *
     * @throws EventRefusedException if the body as a whole cannot be read
     */
    static Batch read(byte[] bytes, boolean isArray) {
        List<Line> lines = isArray ? array(bytes) : lines(bytes);
        if (lines.isEmpty()) {
            throw EventRefusedException.malformed("没有事件 (no events)");
        }
        if (lines.size() > MAX_EVENTS) {
            throw EventRefusedException.request(
                    413, "too-many-events", "一批最多 " + MAX_EVENTS + " 个事件 (at most so many events at once)", null);
        }
        return new Batch(lines);
    }

    private static List<Line> array(byte[] bytes) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode each : tree(bytes)) {
            byte[] event = each.toString().getBytes(StandardCharsets.UTF_8);
            lines.add(Line.of(event, 0, event.length));
        }
        return lines;
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            JsonNode tree = Json.MAPPER
                    .readerFor(JsonNode.class)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(bytes);
            if (!tree.isArray()) {
                throw EventRefusedException.malformed("应为JSON数组 (expected: a JSON array of events)");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw EventRefusedException.malformed("不是有效的JSON (not valid JSON), line "
                    + (e.getLocation() == null ? 0 : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw EventRefusedException.malformed("不是有效的JSON (not valid JSON)");
        }
    }

    private static List<Line> lines(byte[] bytes) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length || bytes[at] == '\n') {
                if (!isBlank(bytes, from, at)) {
                    lines.add(Line.of(bytes, from, at - from));
                }
                from = at + 1;
            }
        }
        return lines;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
