package io.redletter.delivery.audience.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.redletter.delivery.audience.PersonFields;
import io.redletter.platform.RefusedException;
import io.redletter.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads rules: {@code {"all": […]}}, {@code {"any": […]}}, {@code {"not": {…}}}, {@code {"tag": "教师"}}, {@code {"region":
 * "41"}}, {@code {"language": "zh"}}, {@code {"attribute": "年级", "is": "三年级"}} with {@code is}, {@code contains},
 * {@code starts}, {@code atLeast}, {@code atMost} or {@code "present": true}. Every refusal points at the part at fault.
 */
public final class RuleReader {
    private static final Set<String> KINDS = Set.of("all", "any", "not", "tag", "region", "language", "attribute");
    private static final Pattern REGION = Pattern.compile("\\d{2,12}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private int conditions;

    private RuleReader() {}

    /** @throws RefusedException where the text is no rule; its pointer begins with {@code /rule} */
    public static Rule read(String json) {
        try {
            return read(Json.MAPPER.readTree(json));
        } catch (JsonProcessingException broken) {
            throw wrong("/rule", "不是 JSON,请检查括号和引号 (not JSON: check brackets and quotes)");
        }
    }

    /** @throws RefusedException where this is no rule; its pointer begins with {@code /rule} */
    public static Rule read(JsonNode json) {
        return new RuleReader().rule(json, "/rule", 1);
    }

    private Rule rule(JsonNode node, String at, int depth) {
        if (!node.isObject()) {
            throw wrong(at, "应为一个条件,如 {\"tag\":\"教师\"} (expected: an object such as {\"tag\":\"x\"})");
        }
        if (depth > Rule.DEEPEST) {
            throw wrong(at, "嵌套最多 " + Rule.DEEPEST + " 层 (nested deeper than " + Rule.DEEPEST + ")");
        }
        if (++conditions > Rule.MOST) {
            throw wrong(at, "条件最多 " + Rule.MOST + " 个 (more than " + Rule.MOST + " conditions)");
        }
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        if (names.contains("attribute")) {
            return attribute(node, names, at);
        }
        if (names.size() != 1 || !KINDS.containsAll(names)) {
            throw wrong(
                    at,
                    "应正好有 all、any、not、tag、region、language、attribute 之一,现在是 " + names
                            + " (expected: exactly one of these, found " + names + ")");
        }
        String kind = names.iterator().next();
        JsonNode value = node.get(kind);
        String here = at + "/" + kind;
        return switch (kind) {
            case "all" -> new Rule.All(list(value, here, depth));
            case "any" -> any(value, here, depth);
            case "not" -> new Rule.Not(rule(value, here, depth + 1));
            case "tag" -> new Rule.Tag(text(value, here, PersonFields.LONGEST_TAG));
            case "region" -> new Rule.Region(
                    fitting(value, here, REGION, "应为 2 到 12 位数字的行政区划代码,如 41 或 410100 (expected: a region code)"));
            default -> new Rule.Language(fitting(value, here, LANGUAGE, "应为语言代码,如 zh (expected: a language code)"));
        };
    }

    private Rule any(JsonNode value, String at, int depth) {
        List<Rule> rules = list(value, at, depth);
        if (rules.isEmpty()) {
            throw wrong(at, "「任一」里至少要有一个条件 (expected: at least one condition)");
        }
        return new Rule.Any(rules);
    }

    private List<Rule> list(JsonNode value, String at, int depth) {
        if (!value.isArray()) {
            throw wrong(at, "应为条件的列表 (expected: a list of conditions)");
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            rules.add(rule(value.get(i), at + "/" + i, depth + 1));
        }
        return rules;
    }

    private static Rule attribute(JsonNode node, Set<String> names, String at) {
        String key = text(node.get("attribute"), at + "/attribute", PersonFields.LONGEST_KEY);
        Set<String> others = new TreeSet<>(names);
        others.remove("attribute");
        Comparison how =
                others.size() == 1 ? Comparison.of(others.iterator().next()).orElse(null) : null;
        if (how == null) {
            throw wrong(
                    at,
                    "属性要正好一种比较:is、contains、starts、atLeast、atMost、present"
                            + " (expected: exactly one of these comparisons)");
        }
        String here = at + "/" + how.word();
        JsonNode value = node.get(how.word());
        if (how == Comparison.PRESENT) {
            if (!value.isBoolean() || !value.booleanValue()) {
                throw wrong(here, "应为 true;要「没有」请外面套 not (expected: true; put not around it for the opposite)");
            }
            return new Rule.Attribute(key, how, "");
        }
        String wanted =
                value.isNumber() ? value.decimalValue().toPlainString() : text(value, here, PersonFields.LONGEST_VALUE);
        if (how.isOfNumbers() && !Comparison.isNumber(wanted)) {
            throw wrong(here, "应为数字 (expected: a number)");
        }
        return new Rule.Attribute(key, how, wanted);
    }

    private static String fitting(JsonNode value, String at, Pattern shape, String otherwise) {
        if (!value.isTextual() || !shape.matcher(value.textValue().strip()).matches()) {
            throw wrong(at, otherwise);
        }
        return value.textValue().strip();
    }

    private static String text(JsonNode value, String at, int most) {
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (text.isEmpty() || text.length() > most) {
            throw wrong(at, "要 1 到 " + most + " 个字 (expected: 1 to " + most + " characters)");
        }
        return text;
    }

    private static RefusedException wrong(String at, String sentence) {
        return RefusedException.field(at, "invalid-rule", at + ": " + sentence);
    }
}
