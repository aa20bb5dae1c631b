package io.redletter.delivery.audience.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes a rule as JSON, as {@link RuleReader} reads it. */
public final class RuleWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RuleWriter() {}

    public static JsonNode json(Rule rule) {
        ObjectNode node = NODES.objectNode();
        if (rule instanceof Rule.All all) {
            node.set("all", list(all.rules()));
        } else if (rule instanceof Rule.Any any) {
            node.set("any", list(any.rules()));
        } else if (rule instanceof Rule.Not not) {
            node.set("not", json(not.rule()));
        } else if (rule instanceof Rule.Tag tag) {
            node.put("tag", tag.tag());
        } else if (rule instanceof Rule.Region region) {
            node.put("region", region.code());
        } else if (rule instanceof Rule.Language language) {
            node.put("language", language.code());
        } else if (rule instanceof Rule.Attribute attribute) {
            node.put("attribute", attribute.key());
            if (attribute.comparison() == Comparison.PRESENT) {
                node.put("present", true);
            } else {
                node.put(attribute.comparison().word(), attribute.value());
            }
        }
        return node;
    }

    private static ArrayNode list(List<Rule> rules) {
        ArrayNode nodes = NODES.arrayNode();
        rules.forEach(rule -> nodes.add(json(rule)));
        return nodes;
    }
}
