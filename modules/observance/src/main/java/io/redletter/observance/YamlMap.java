package io.redletter.observance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of a YAML file that knows where it stands and which of its keys nobody asked for. */
final class YamlMap {

    private final String file;
    private final String path;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();

    private YamlMap(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw error(node, "not a mapping (expected: key: value)");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), "key");
            if (values.put(key, tuple.getValueNode()) != null) {
                throw error(tuple.getKeyNode(), key + ": given twice (expected: once)");
            }
        }
        unread.addAll(values.keySet());
    }

    /** The top of a file. */
    static YamlMap root(String file, Node node) {
        return new YamlMap(file, "", node);
    }

    /** The same mapping, called so in messages. */
    YamlMap named(String name) {
        return new YamlMap(file, name, node);
    }

    Set<String> keys() {
        return values.keySet();
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    String text(String key) {
        return find(key).orElseThrow(() -> error(node, key + ": missing"));
    }

    Optional<String> find(String key) {
        return value(key).map(value -> scalar(value, key));
    }

    List<String> texts(String key) {
        return list(key, (value, index) -> scalar(value, key + "[" + index + "]"));
    }

    /** The value read by a parser that answers a wrong one with an {@link IllegalArgumentException}. */
    <T> T read(String key, Function<String, T> parser) {
        String text = text(key);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw error(values.getOrDefault(key, node), key + ": " + e.getMessage(), e);
        }
    }

    <T> Optional<T> findRead(String key, Function<String, T> parser) {
        return values.containsKey(key) ? Optional.of(read(key, parser)) : Optional.empty();
    }

    YamlMap map(String key) {
        Node value = value(key).orElseThrow(() -> error(node, key + ": missing"));
        return new YamlMap(file, below(key), value);
    }

    Optional<YamlMap> findMap(String key) {
        return values.containsKey(key) ? Optional.of(map(key)) : Optional.empty();
    }

    List<YamlMap> maps(String key) {
        return list(key, (value, index) -> new YamlMap(file, below(key + "[" + index + "]"), value));
    }

    /** Refuses keys that nobody has read, which are spelling mistakes. */
    void done() {
        if (!unread.isEmpty()) {
            String key = unread.iterator().next();
            throw error(values.getOrDefault(key, node), key + ": unknown key");
        }
    }

    /** Builds something that checks itself; its complaint is told with this mapping's place. */
    <T> T build(Function<YamlMap, T> builder) {
        try {
            return builder.apply(this);
        } catch (IllegalArgumentException e) {
            throw error(node, String.valueOf(e.getMessage()), e);
        }
    }

    AlmanacException error(String message) {
        return error(node, message);
    }

    private Optional<Node> value(String key) {
        unread.remove(key);
        return Optional.ofNullable(values.get(key));
    }

    private <T> List<T> list(String key, BiFunction<Node, Integer, T> reader) {
        Node value = value(key).orElse(null);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw error(value, key + ": not a list (expected: [a, b])");
        }
        List<T> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(reader.apply(item, items.size() + 1));
        }
        return items;
    }

    private String scalar(Node value, String what) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw error(value, what + ": not a plain value (expected: text)");
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + ": " + key;
    }

    private AlmanacException error(Node where, String message) {
        return new AlmanacException(place(where) + message);
    }

    private AlmanacException error(Node where, String message, Throwable cause) {
        return new AlmanacException(place(where) + message, cause);
    }

    private String place(Node where) {
        return file + ":" + (where.getStartMark().getLine() + 1) + ": " + (path.isEmpty() ? "" : path + ": ");
    }
}
