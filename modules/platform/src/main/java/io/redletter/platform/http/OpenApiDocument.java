package io.redletter.platform.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** The one OpenAPI 3.1 contract, merged from the parts that the capabilities own. Read once at start. */
public final class OpenApiDocument {
    private static final Set<String> CHECKED_BODIES =
            Set.of("application/json", "text/plain", "application/octet-stream", "multipart/form-data");
    private static final JsonObject UNCHECKED_RESPONSES =
            new JsonObject().put("default", new JsonObject().put("description", "not checked"));
    private static final String SHARED = "openapi/platform.yaml";

    private final Map<String, Object> tree;

    private OpenApiDocument(Map<String, Object> tree) {
        this.tree = tree;
    }

    /**
     * Merges the parts.
     *
     * @throws IllegalStateException if a part is missing or two parts name the same thing
     */
    public static OpenApiDocument merge(List<ApiOperations> parts) {
        Map<String, Object> tree = read(OpenApiDocument.class, SHARED);
        for (ApiOperations part : parts) {
            Map<String, Object> fragment = read(part.getClass(), part.contract());
            add(child(tree, "paths"), child(fragment, "paths"), part.contract());
            child(fragment, "components").forEach((kind, things) -> {
                Map<String, Object> named = new LinkedHashMap<>();
                named.put(kind, things);
                add(child(child(tree, "components"), kind), child(named, kind), part.contract());
            });
        }
        return new OpenApiDocument(tree);
    }

    public JsonObject json() {
        return new JsonObject(tree).copy();
    }

    /**
     * The contract as the router takes it. It knows only absolute server addresses (and uses their path alone), checks
     * requests and not responses, and refuses media types it cannot check; those belong to operations that read their
     * body by themselves.
     */
    JsonObject forRouter() {
        JsonObject contract = json();
        JsonObject server = contract.getJsonArray("servers").getJsonObject(0);
        server.put("url", "http://localhost" + server.getString("url"));
        contract.remove("security"); // who calls is settled before the contract is asked
        contract.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(method -> {
            if (method.getValue() instanceof JsonObject operation && operation.containsKey("operationId")) {
                operation.put("responses", UNCHECKED_RESPONSES.copy());
                dropUncheckedBodies(operation);
            }
        }));
        return contract;
    }

    private static void dropUncheckedBodies(JsonObject operation) {
        JsonObject content =
                operation.getJsonObject("requestBody", new JsonObject()).getJsonObject("content", new JsonObject());
        List.copyOf(content.fieldNames()).stream()
                .filter(type -> !CHECKED_BODIES.contains(type))
                .forEach(content::remove);
        if (content.isEmpty()) {
            operation.remove("requestBody");
        }
    }

    /** The operations that say {@code security: []}: no sign-in is needed for them. */
    Set<String> openToAll() {
        Set<String> open = new HashSet<>();
        json().getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(method -> {
            if (method.getValue() instanceof JsonObject operation
                    && operation.getValue("security") instanceof JsonArray ways
                    && ways.isEmpty()) {
                open.add(operation.getString("operationId"));
            }
        }));
        return open;
    }

    /** The contract as people read it. */
    public String yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        return new Yaml(new QuotingRepresenter(options), options).dump(new JsonObject(json().encode()).getMap());
    }

    private static Map<String, Object> read(Class<?> owner, String resource) {
        try (InputStream in = owner.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("contract " + resource + ": no such resource");
            }
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Map<String, Object> read = new Yaml(new SafeConstructor(options)).load(in);
            return read;
        } catch (IOException e) {
            throw new IllegalStateException("contract " + resource + ": cannot be read", e);
        }
    }

    private static void add(Map<String, Object> into, Map<String, Object> from, String contract) {
        from.forEach((name, thing) -> {
            if (into.putIfAbsent(name, thing) != null) {
                throw new IllegalStateException("contract " + contract + ": " + name + " is named by another part too");
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> tree, String key) {
        return (Map<String, Object>) tree.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
    }

    /** YAML 1.1 gives a lone {@code =} a meaning of its own, and other readers stumble over it. */
    private static final class QuotingRepresenter extends Representer {
        private QuotingRepresenter(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, DumperOptions.@Nullable ScalarStyle style) {
            return super.representScalar(
                    tag, value, value.equals("=") ? DumperOptions.ScalarStyle.SINGLE_QUOTED : style);
        }
    }
}
