package io.redletter.platform.http;

import io.vertx.json.schema.OutputUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds, in what a schema validator says, the one field a person should look at. */
final class SchemaErrors {
    /** How the validator names a parameter: it does so only in its sentence. */
    private static final Pattern PARAMETER = Pattern.compile("(query|path|header|cookie) parameter ([^ ]+) is invalid");

    private SchemaErrors() {}

    /** Such as {@code query/year}, where it is a parameter that is wrong. */
    static Optional<String> parameter(String sentence) {
        Matcher named = PARAMETER.matcher(sentence);
        return named.find() ? Optional.of(named.group(1) + "/" + named.group(2)) : Optional.empty();
    }

    /** The error that points deepest into the body: the others are only its echoes on the way up. */
    static OutputUnit deepest(@Nullable OutputUnit unit) {
        if (unit == null) {
            return new OutputUnit();
        }
        return leaves(unit)
                .filter(leaf -> leaf.getError() != null)
                .max(Comparator.comparingInt(leaf -> pointer(leaf).length()))
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

    static String reason(OutputUnit unit, String otherwise) {
        return unit.getError() == null ? otherwise : unit.getError();
    }

    private static Stream<OutputUnit> leaves(OutputUnit unit) {
        List<OutputUnit> children = unit.getErrors();
        return children == null || children.isEmpty()
                ? Stream.of(unit)
                : children.stream().flatMap(SchemaErrors::leaves);
    }
}
