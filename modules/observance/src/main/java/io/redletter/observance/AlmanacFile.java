package io.redletter.observance;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the whole file and checks what only shows between entries: repeated ids and names, missing parents, circles. */
final class AlmanacFile {

    private final Map<String, Observance> byId = new LinkedHashMap<>();
    private final Map<String, YamlMap> places = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    private AlmanacFile() {}

    /**
     * The entries in the order of the file.
     *
     * @param file what to call it in messages
     * @throws AlmanacException naming file, line and reason
     */
    static List<Observance> read(InputStream yaml, String file) {
        YamlMap root = YamlMap.root(file, parse(yaml, file));
        AlmanacFile read = new AlmanacFile();
        root.maps("observances").forEach(read::add);
        root.done();
        if (read.byId.isEmpty()) {
            throw root.error("observances: none (expected: at least one)");
        }
        read.byId.keySet().forEach(id -> read.follow(id, new LinkedHashSet<>()));
        return List.copyOf(read.byId.values());
    }

    private static Node parse(InputStream yaml, String file) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new InputStreamReader(yaml, StandardCharsets.UTF_8));
            if (node == null) {
                throw new AlmanacException(file + ":1: empty (expected: observances: [...])");
            }
            return node;
        } catch (YAMLException e) {
            throw new AlmanacException(file + ": not YAML: " + e.getMessage(), e);
        }
    }

    private void add(YamlMap entry) {
        Observance observance = ObservanceReader.read(entry);
        YamlMap place = entry.named(observance.id());
        if (byId.put(observance.id(), observance) != null) {
            throw place.error("id: given twice (expected: once)");
        }
        places.put(observance.id(), place);
        Stream.concat(Stream.of(observance.name()), observance.aliases().stream())
                .forEach(name -> claim(name, observance.id(), place));
    }

    private void claim(String name, String id, YamlMap place) {
        String owner = names.put(name, id);
        if (owner != null) {
            throw place.error("name " + name + ": also names " + owner + " (expected: one observance only)");
        }
    }

    private void follow(String id, Set<String> path) {
        if (!path.add(id)) {
            throw place(id).error("rule: leans on itself through " + path + " (expected: no circle)");
        }
        for (DatedRule dated : observance(id).rules()) {
            for (String parent : dated.rule().leansOn()) {
                if (!byId.containsKey(parent)) {
                    throw place(id).error("rule: leans on " + parent + ", which is not there");
                }
                follow(parent, new LinkedHashSet<>(path));
            }
        }
    }

    private Observance observance(String id) {
        return Objects.requireNonNull(byId.get(id), id);
    }

    private YamlMap place(String id) {
        return Objects.requireNonNull(places.get(id), id);
    }
}
