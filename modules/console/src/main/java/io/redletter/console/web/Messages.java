package io.redletter.console.web;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The words of all languages, read once from {@code templates/i18n}. Chinese comes first. */
public final class Messages {
    public static final List<String> LANGUAGES = List.of("zh", "en");

    private final Map<String, Words> byLanguage;

    private Messages(Map<String, Words> byLanguage) {
        this.byLanguage = Map.copyOf(byLanguage);
    }

    /** Reads files: call it at start, not on an event loop. */
    public static Messages open(Path directory) {
        Map<String, Words> all = new HashMap<>();
        for (String language : LANGUAGES) {
            all.put(language, new Words(language, read(directory.resolve("messages_" + language + ".properties"))));
        }
        return new Messages(all);
    }

    /** The words of a language, Chinese for one that is not there. */
    public Words in(String language) {
        Words words = byLanguage.get(language);
        return words == null ? chinese() : words;
    }

    private Words chinese() {
        return Objects.requireNonNull(byLanguage.get("zh"));
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("messages " + file + ": cannot be read", e);
        }
        Map<String, String> sentences = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            sentences.put(key, properties.getProperty(key, ""));
        }
        return sentences;
    }
}
