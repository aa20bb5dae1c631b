package io.redletter.campaign.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The lists of words in {@code plan-words.txt}, by the name of their section. */
final class Words {

    private static final Map<String, List<String>> SECTIONS = load("plan-words.txt");

    private Words() {}

    /** A group that fits any word of the sections, the first that fits. */
    static String any(String... sections) {
        List<String> words = new ArrayList<>();
        for (String section : sections) {
            words.addAll(list(section));
        }
        return "(?:" + String.join("|", words) + ")";
    }

    /** Fits anywhere in a text where one of the section's words stands. */
    static Pattern anywhere(String section) {
        return Pattern.compile(any(section));
    }

    static List<String> list(String section) {
        List<String> words = SECTIONS.get(section);
        if (words == null) {
            throw new IllegalArgumentException("plan-words.txt: no section " + section);
        }
        return words;
    }

    /** The lines of a resource beside this class, without comments and empty ones. */
    static List<String> lines(String resource) {
        InputStream in = Words.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + ": not in the module");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> load(String resource) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : lines(resource)) {
            if (line.matches("\\[[a-z-]+]")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else {
                section.addAll(List.of(line.split("\\s+")));
            }
        }
        return sections;
    }
}
