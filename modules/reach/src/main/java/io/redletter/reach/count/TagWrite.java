package io.redletter.reach.count;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one script call writes under one tag; holds a bounded number of keys and values. */
final class TagWrite {
    private static final int MAX_KEYS = 250;
    private static final int MAX_VALUES = 6_000;
    private static final int MAX_REGISTERS = 32;

    private final TagKeys keys;
    private final Set<String> members = new LinkedHashSet<>();
    private final List<String> writeKeys = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();
    private int registers;

    TagWrite(String tag) {
        this.keys = new TagKeys(tag);
    }

    String tag() {
        return keys.tag();
    }

    /** Whether nothing more should be put in. */
    boolean isFull() {
        return writeKeys.size() >= MAX_KEYS || arguments.size() >= MAX_VALUES || registers >= MAX_REGISTERS;
    }

    boolean isEmpty() {
        return writeKeys.isEmpty();
    }

    /** Absolute counts as of an offset; at most a few thousand. */
    void counts(String scope, String window, String writer, long offset, Map<String, Long> values) {
        begin(keys.counts(scope, window, writer), "c", TagKeys.countSeconds(window), 1 + 2 * values.size());
        arguments.add(offset);
        values.forEach((name, value) -> {
            arguments.add(name);
            arguments.add(value);
        });
        members.add(scope + " " + writer);
    }

    /** Visitors, at least one. */
    void visitors(String scope, String window, String writer, List<String> visitors) {
        begin(keys.visitors(scope, window, writer), "v", TagKeys.visitorSeconds(window), visitors.size());
        arguments.addAll(visitors);
    }

    /** Registers to be united with what is there. */
    void registers(String scope, String window, String writer, Buffer registers) {
        begin(keys.visitors(scope, window, writer), "m", TagKeys.visitorSeconds(window), 1);
        arguments.add(registers.getBytes());
        this.registers++;
    }

    /** KEYS of the script, with the sentinel it shall look at. */
    List<String> scriptKeys(String sentinel) {
        List<String> all = new ArrayList<>(List.of(sentinel, keys.index(), keys.scratch()));
        all.addAll(writeKeys);
        return all;
    }

    /**
     * ARGV of the script.
     *
     * @param mode what the sentinel is, {@code life} or {@code mark}
     * @param expected the sentinel's value, empty if any will do
     */
    List<Object> scriptArguments(String mode, String expected) {
        List<Object> all = new ArrayList<>(List.of(mode, expected, members.size()));
        all.addAll(members);
        all.addAll(arguments);
        return all;
    }

    private void begin(String key, String kind, long seconds, int values) {
        writeKeys.add(key);
        arguments.add(kind);
        arguments.add(seconds);
        arguments.add(values);
    }
}
