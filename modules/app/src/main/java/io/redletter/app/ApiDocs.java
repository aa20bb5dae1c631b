package io.redletter.app;

import io.redletter.platform.http.OpenApiDocument;
import io.redletter.platform.http.Routes;
import io.redletter.platform.template.Templates;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The contract as files and as a page that people read; written once, when the program starts. */
final class ApiDocs implements Routes {
    private final String yaml;
    private final String json;
    private final String page;

    ApiDocs(OpenApiDocument document, Templates templates) {
        JsonObject contract = document.json();
        this.yaml = document.yaml();
        this.json = contract.encode();
        this.page = templates.render(
                "api/docs.ftlh",
                Map.of(
                        "description", contract.getJsonObject("info").getString("description"),
                        "groups", groups(contract)));
    }

    @Override
    public void mount(Router router) {
        router.get("/api/v1/openapi.yaml").handler(context -> answer(context, "application/yaml", yaml));
        router.get("/api/v1/openapi.json").handler(context -> answer(context, "application/json", json));
        router.get("/api/v1/docs").handler(context -> answer(context, "text/html", page));
    }

    private static void answer(RoutingContext context, String type, String text) {
        context.response().putHeader("Content-Type", type + "; charset=utf-8").end(text);
    }

    private static List<Group> groups(JsonObject contract) {
        Map<String, List<Operation>> byName = new TreeMap<>();
        contract.getJsonObject("paths").forEach(entry -> {
            JsonObject path = (JsonObject) entry.getValue();
            String name = entry.getKey().split("/", 3)[1];
            path.forEach(method -> {
                if (method.getValue() instanceof JsonObject operation && operation.containsKey("operationId")) {
                    byName.computeIfAbsent(name, first -> new ArrayList<>())
                            .add(operation(contract, entry.getKey(), method.getKey(), operation));
                }
            });
        });
        return byName.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    private static Operation operation(JsonObject contract, String path, String method, JsonObject operation) {
        List<Parameter> parameters = operation.getJsonArray("parameters", new JsonArray()).stream()
                .map(parameter -> parameter(resolved(contract, (JsonObject) parameter)))
                .toList();
        List<Answer> answers = new ArrayList<>();
        operation
                .getJsonObject("responses", new JsonObject())
                .forEach(answer -> answers.add(new Answer(
                        answer.getKey(),
                        resolved(contract, (JsonObject) answer.getValue()).getString("description", ""))));
        return new Operation(
                operation.getString("operationId"),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.getString("summary", ""),
                operation.getString("description", ""),
                parameters,
                body(contract, operation),
                answers);
    }

    private static Parameter parameter(JsonObject parameter) {
        return new Parameter(
                parameter.getString("name"),
                parameter.getString("in"),
                parameter.getBoolean("required", false),
                parameter.getJsonObject("schema", new JsonObject()).encode(),
                parameter.getString("description", ""));
    }

    private static String body(JsonObject contract, JsonObject operation) {
        JsonObject content =
                operation.getJsonObject("requestBody", new JsonObject()).getJsonObject("content", new JsonObject());
        if (content.isEmpty()) {
            return "";
        }
        String type = content.fieldNames().iterator().next();
        JsonObject schema = content.getJsonObject(type).getJsonObject("schema", new JsonObject());
        return type + "\n" + resolved(contract, schema).encodePrettily();
    }

    private static JsonObject resolved(JsonObject contract, JsonObject node) {
        String reference = node.getString("$ref");
        if (reference == null) {
            return node;
        }
        JsonObject at = contract;
        for (String step : reference.substring("#/".length()).split("/", -1)) {
            at = at.getJsonObject(step);
        }
        return at;
    }

    /** The operations of one first path segment. */
    public record Group(String name, List<Operation> operations) {}

    /** One operation, as the page shows it. */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            String description,
            List<Parameter> parameters,
            String body,
            List<Answer> answers) {}

    public record Parameter(String name, String place, boolean required, String rule, String meaning) {}

    public record Answer(String status, String meaning) {}
}
