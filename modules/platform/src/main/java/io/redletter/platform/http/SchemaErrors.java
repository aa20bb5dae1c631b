package io.redletter.platform.http;

import io.vertx.json.schema.OutputUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds, in what a schema validator says, the one field a person should look at. */
final class SchemaErrors {
    /** How the validator names a parameter: it does so only in its sentence. */
    private static final Pattern PARAMETER = Pattern.compile("(query|path|header|cookie) parameter ([^ ]+) is invalid");

    /** Rules that only say that something below them is wrong. */
    private static final Set<String> ECHOES = Set.of("properties", "items", "allOf", "anyOf", "oneOf", "$ref");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("format", "格式不对"),
            Map.entry("pattern", "写法不对"),
            Map.entry("type", "类型不对"),
            Map.entry("required", "缺少一项"),
            Map.entry("additionalProperties", "没有这个字段"),
            Map.entry("enum", "不在可选的值里"),
            Map.entry("maxLength", "太长"),
            Map.entry("minLength", "太短"),
            Map.entry("maximum", "太大"),
            Map.entry("minimum", "太小"),
            Map.entry("maxItems", "太多"),
            Map.entry("minItems", "太少"),
            Map.entry("minProperties", "至少写一项"),
            Map.entry("uniqueItems", "有重复"));

    private SchemaErrors() {}

    /** Such as {@code query/year}, where it is a parameter that is wrong. */
    static Optional<String> parameter(String sentence) {
        Matcher named = PARAMETER.matcher(sentence);
        return named.find() ? Optional.of(named.group(1) + "/" + named.group(2)) : Optional.empty();
    }

    /** The error that points deepest into the body and says what is wrong there: the others are its echoes on the way up. */
    static OutputUnit deepest(@Nullable OutputUnit unit) {
        if (unit == null) {
            return new OutputUnit();
        }
        return leaves(unit)
                .filter(leaf -> leaf.getError() != null)
                .max(Comparator.comparing((OutputUnit leaf) -> !ECHOES.contains(keyword(leaf)))
                        .thenComparing(leaf -> pointer(leaf).length())
                        // where other fields are allowed, what is wrong with this one says more
                        .thenComparing(leaf -> !keyword(leaf).equals("additionalProperties")))
                .orElse(unit);
    }

    /** JSON pointer into the body; empty for the body itself. */
    static String pointer(OutputUnit unit) {
        String location = unit.getInstanceLocation();
        if (location == null) {
            return "";
        }
        int hash = location.indexOf('#');
        String pointer = hash < 0 ? location : location.substring(hash + 1);
        return pointer.equals("/") ? "" : pointer;
    }

    /** What is wrong, in Chinese, with the validator's own words behind. */
    static String reason(OutputUnit unit, String otherwise) {
        String error = unit.getError();
        if (error == null) {
            return otherwise;
        }
        String words = WORDS.get(keyword(unit));
        return words == null ? error : words + " (" + error + ")";
    }

    /** The rule of the contract that was broken, such as {@code maxLength}. */
    private static String keyword(OutputUnit unit) {
        String location = unit.getKeywordLocation();
        return location == null ? "" : location.substring(location.lastIndexOf('/') + 1);
    }

    private static Stream<OutputUnit> leaves(OutputUnit unit) {
        List<OutputUnit> children = unit.getErrors();
        return children == null || children.isEmpty()
                ? Stream.of(unit)
                : children.stream().flatMap(SchemaErrors::leaves);
    }
}
