package io.redletter.platform.config;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.redletter.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Settings as written: YAML files laid over each other, then the environment ({@code REDLETTER_HTTP_PORT} is {@code
 * http.port}), then what the command line said. A key that ends in {@code -file} is read from the file it names.
 */
public final class ConfigSource {
    private static final String ENVIRONMENT_PREFIX = "REDLETTER_";
    private static final ObjectMapper MAPPER =
            Json.MAPPER.copy().setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);

    private final Map<String, Object> tree = new LinkedHashMap<>();

    /** Lays a YAML file over what is there. */
    public ConfigSource file(Path yaml) {
        try {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(yaml));
            if (read instanceof Map<?, ?> map) {
                merge(tree, map);
            } else if (read != null) {
                throw new ConfigException(yaml + ": (expected: keys and values)");
            }
            return this;
        } catch (IOException e) {
            throw new ConfigException(yaml + ": cannot be read (expected: a YAML file)");
        } catch (YAMLException e) {
            throw new ConfigException(yaml + ": " + e.getMessage());
        }
    }

    /** Lays {@code REDLETTER_…} variables over what is there; only keys that exist in the files can be set. */
    public ConfigSource environment(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX)) {
                String key = name.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT);
                setFlattened(tree, key, value);
            }
        });
        return this;
    }

    /** Sets one value by its dotted key, such as {@code http.port}. */
    public ConfigSource set(String key, Object value) {
        Map<String, Object> at = tree;
        String[] steps = key.split("\\.", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            at = child(at, steps[i]);
        }
        at.put(steps[steps.length - 1], value);
        return this;
    }

    /**
     * Reads the tree as records.
     *
     * @throws ConfigException naming the key that is missing, unknown or unusable
     */
    public <T> T as(Class<T> type) {
        try {
            readFiles(tree);
            return MAPPER.convertValue(tree, type);
        } catch (IllegalArgumentException e) {
            throw explained(e);
        }
    }

    private static ConfigException explained(IllegalArgumentException e) {
        if (!(e.getCause() instanceof JsonMappingException mapping)) {
            return new ConfigException(String.valueOf(e.getMessage()));
        }
        String key = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        if (mapping instanceof UnrecognizedPropertyException) {
            return new ConfigException(key + ": no such setting");
        }
        Throwable root = mapping.getCause() == null ? mapping : mapping.getCause();
        String reason = root instanceof JsonMappingException json ? json.getOriginalMessage() : root.getMessage();
        return new ConfigException(key.isEmpty() ? String.valueOf(reason) : key + ": " + reason);
    }

    private static void setFlattened(Map<String, Object> at, String flat, String value) {
        for (Map.Entry<String, Object> entry : at.entrySet()) {
            String name = entry.getKey().replace('-', '_');
            if (flat.equals(name)) {
                entry.setValue(value);
                return;
            }
            if (flat.startsWith(name + "_") && entry.getValue() instanceof Map<?, ?>) {
                setFlattened(child(at, entry.getKey()), flat.substring(name.length() + 1), value);
                return;
            }
        }
    }

    private static void readFiles(Map<String, Object> at) {
        Map<String, Object> read = new LinkedHashMap<>();
        at.forEach((key, value) -> {
            if (value instanceof Map<?, ?>) {
                readFiles(child(at, key));
            } else if (key.endsWith("-file") && value != null) {
                try {
                    read.put(key, Files.readString(Path.of(value.toString())).strip());
                } catch (IOException e) {
                    throw new ConfigException(key + ": " + value + " cannot be read");
                }
            }
        });
        read.forEach((key, value) -> {
            at.remove(key);
            at.put(key.substring(0, key.length() - "-file".length()), value);
        });
    }

    private static void merge(Map<String, Object> into, Map<?, ?> from) {
        from.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map) {
                merge(child(into, String.valueOf(key)), map);
            } else {
                into.put(String.valueOf(key), value);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> at, String key) {
        Object child = at.get(key);
        if (!(child instanceof Map<?, ?>)) {
            child = new LinkedHashMap<String, Object>();
            at.put(key, child);
        }
        return (Map<String, Object>) child;
    }
}
