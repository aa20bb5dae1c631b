package io.redletter.console.audiences;

import io.redletter.console.web.Form;
import io.redletter.delivery.audience.rule.Comparison;
import io.redletter.delivery.audience.rule.Rule;
import io.redletter.delivery.audience.rule.RuleReader;
import io.redletter.delivery.audience.rule.RuleWriter;
import io.redletter.platform.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as fields of a form: some groups of some conditions each. What does not fit into that is typed as JSON; JSON that is
 * typed counts before the fields.
 */
final class RuleForm {
    static final int GROUPS = 3;
    static final int ROWS = 5;

    private RuleForm() {}

    /** @throws RefusedException pointing at {@code /rule} */
    static Rule read(Form form) {
        try {
            Optional<String> json = form.filled("json");
            return json.isPresent() ? RuleReader.read(json.get()) : RuleReader.read(RuleWriter.json(fields(form)));
        } catch (RefusedException refusal) {
            throw RefusedException.field("/rule", refusal.code(), String.valueOf(refusal.getMessage()));
        }
    }

    /** The fields that say this rule. */
    static Map<String, String> values(Rule rule) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!fill(rule, values)) {
            values.clear();
            values.put("json", RuleWriter.json(rule).toPrettyString());
        }
        return values;
    }

    private static Rule fields(Form form) {
        List<Rule> groups = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            List<Rule> rows = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                row(form, "g" + group + "r" + row).ifPresent(rows::add);
            }
            if (!rows.isEmpty()) {
                Rule joined = joined(form.text("g" + group + "join"), rows);
                groups.add(form.filled("g" + group + "not").isPresent() ? new Rule.Not(joined) : joined);
            }
        }
        return groups.isEmpty() ? Rule.EVERYBODY : joined(form.text("join"), groups);
    }

    private static Rule joined(String join, List<Rule> rules) {
        if (rules.size() == 1) {
            return rules.get(0);
        }
        return join.equals("any") ? new Rule.Any(rules) : new Rule.All(rules);
    }

    private static Optional<Rule> row(Form form, String at) {
        String value = form.text(at + "value");
        String key = form.text(at + "key");
        Comparison how = Comparison.of(form.text(at + "how")).orElse(Comparison.IS);
        boolean ofAttribute = form.text(at + "what").equals("attribute");
        if (value.isEmpty() && !(ofAttribute && how == Comparison.PRESENT && !key.isEmpty())) {
            return Optional.empty();
        }
        Rule rule =
                switch (form.text(at + "what")) {
                    case "region" -> new Rule.Region(value);
                    case "language" -> new Rule.Language(value);
                    case "attribute" -> new Rule.Attribute(key, how, value);
                    default -> new Rule.Tag(value);
                };
        return Optional.of(form.filled(at + "not").isPresent() ? new Rule.Not(rule) : rule);
    }

    private static boolean fill(Rule rule, Map<String, String> values) {
        List<Rule> groups = List.of(rule);
        boolean single = isRow(rule) || isGroup(rule);
        if (!single && rule instanceof Rule.All all) {
            groups = all.rules();
            values.put("join", "all");
        } else if (!single && rule instanceof Rule.Any any) {
            groups = any.rules();
            values.put("join", "any");
        }
        if (groups.size() > GROUPS) {
            return false;
        }
        for (int i = 0; i < groups.size(); i++) {
            if (!group(groups.get(i), "g" + i, values)) {
                return false;
            }
        }
        return true;
    }

    private static boolean group(Rule rule, String at, Map<String, String> values) {
        Rule inner = rule;
        if (rule instanceof Rule.Not not && isGroup(not.rule())) {
            values.put(at + "not", "1");
            inner = not.rule();
        }
        if (isRow(inner)) {
            return rows(List.of(inner), at, values);
        }
        if (!isGroup(inner)) {
            return false;
        }
        values.put(at + "join", inner instanceof Rule.Any ? "any" : "all");
        return rows(inner instanceof Rule.Any any ? any.rules() : ((Rule.All) inner).rules(), at, values);
    }

    private static boolean rows(List<Rule> rules, String at, Map<String, String> values) {
        if (rules.size() > ROWS) {
            return false;
        }
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule instanceof Rule.Not not) {
                values.put(at + "r" + i + "not", "1");
                rule = not.rule();
            }
            leaf(rule, at + "r" + i, values);
        }
        return true;
    }

    private static void leaf(Rule rule, String at, Map<String, String> values) {
        if (rule instanceof Rule.Tag tag) {
            values.put(at + "what", "tag");
            values.put(at + "value", tag.tag());
        } else if (rule instanceof Rule.Region region) {
            values.put(at + "what", "region");
            values.put(at + "value", region.code());
        } else if (rule instanceof Rule.Language language) {
            values.put(at + "what", "language");
            values.put(at + "value", language.code());
        } else if (rule instanceof Rule.Attribute attribute) {
            values.put(at + "what", "attribute");
            values.put(at + "key", attribute.key());
            values.put(at + "how", attribute.comparison().word());
            values.put(at + "value", attribute.value());
        }
    }

    private static boolean isGroup(Rule rule) {
        List<Rule> rules =
                rule instanceof Rule.All all ? all.rules() : rule instanceof Rule.Any any ? any.rules() : List.of();
        boolean joins = rule instanceof Rule.All || rule instanceof Rule.Any;
        return joins && rules.size() <= ROWS && rules.stream().allMatch(RuleForm::isRow);
    }

    private static boolean isRow(Rule rule) {
        Rule leaf = rule instanceof Rule.Not not ? not.rule() : rule;
        return leaf instanceof Rule.Tag
                || leaf instanceof Rule.Region
                || leaf instanceof Rule.Language
                || leaf instanceof Rule.Attribute;
    }
}
