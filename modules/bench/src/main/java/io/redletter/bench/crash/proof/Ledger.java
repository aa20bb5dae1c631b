package io.redletter.bench.crash.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.redletter.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sandbox's ledger, read from its files: every request in the order of their numbers. */
public final class Ledger {
    private static final Pattern MARK = Pattern.compile("[?&]d=([0-9a-f]{32})");

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> drafts = new HashMap<>();

    /**
     * One request.
     *
     * @param key under which it counts; empty for none
     * @param digest SHA-256 of its body in hexadecimal
     * @param effect whether it was carried out, for the first time
     * @param status what was answered, 0 where the connection was dropped
     * @param code the platform's error code, 0 for none
     * @param fault what was ordered to happen to it; empty for nothing
     */
    public record Line(
            long seq,
            Instant at,
            String target,
            String operation,
            String key,
            String digest,
            boolean effect,
            int status,
            int code,
            String fault) {}

    /** Reads the ledger in the sandbox's directory. */
    public static Ledger read(Path directory) throws IOException {
        Ledger ledger = new Ledger();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    // The last line may still be in the writing: its request was not answered yet.
                    if (line.endsWith("}")) {
                        ledger.add(Json.MAPPER.readTree(line));
                    }
                }
            }
        }
        ledger.lines.sort(Comparator.comparingLong(Line::seq));
        return ledger;
    }

    private void add(JsonNode line) {
        JsonNode entry = line.path("entry");
        if (entry.isObject()) {
            lines.add(new Line(
                    entry.path("seq").asLong(),
                    Instant.parse(entry.path("at").asText()),
                    entry.path("target").asText(""),
                    entry.path("operation").asText(""),
                    entry.path("key").asText(""),
                    entry.path("digest").asText(""),
                    entry.path("effect").asBoolean(),
                    entry.path("status").asInt(),
                    entry.path("code").asInt(),
                    entry.path("fault").asText("")));
        }
        line.path("changes").forEach(change -> remember(change.path("draft")));
    }

    private void remember(JsonNode draft) {
        draft.path("articles").forEach(article -> {
            Matcher mark = MARK.matcher(article.path("sourceUrl").asText(""));
            if (mark.find()) {
                drafts.put(draft.path("mediaId").asText(), mark.group(1));
            }
        });
    }

    public List<Line> lines() {
        return lines;
    }

    /** The key of the delivery that a draft was made for. */
    public Optional<String> deliveryOfDraft(String mediaId) {
        return Optional.ofNullable(drafts.get(mediaId));
    }
}
