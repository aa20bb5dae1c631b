package io.redletter.console.web;

import io.redletter.platform.RefusedException;
import io.redletter.platform.VisibleText;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed into a form, and what is wrong with it by field; what was typed is never lost.
 *
 * @param values the first value of every field
 * @param many every value of every field, for check boxes
 * @param errors by field, a sentence each
 * @param problem what is wrong with the whole; may be empty
 */
public record Form(
        Map<String, String> values, Map<String, List<String>> many, Map<String, String> errors, String problem) {
    private static final Form EMPTY = new Form(Map.of(), Map.of(), Map.of(), "");

    public Form {
        values = Map.copyOf(values);
        many = Map.copyOf(many);
        errors = Map.copyOf(errors);
    }

    public static Form empty() {
        return EMPTY;
    }

    /** What stands in a form or an address, without what nobody can see. */
    public static Form of(MultiMap attributes) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, List<String>> many = new LinkedHashMap<>();
        for (String name : attributes.names()) {
            List<String> typed =
                    attributes.getAll(name).stream().map(VisibleText::of).toList();
            many.put(name, typed);
            values.put(name, typed.get(0));
        }
        values.remove("_csrf");
        many.remove("_csrf");
        return new Form(values, many, Map.of(), "");
    }

    /** The field without blanks around it; empty where it was not sent. */
    public String text(String name) {
        return values.getOrDefault(name, "").strip();
    }

    /** The field, if something was typed. */
    public Optional<String> filled(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    public List<String> all(String name) {
        return many.getOrDefault(name, List.of());
    }

    public boolean isRefused() {
        return !errors.isEmpty() || !problem.isEmpty();
    }

    public Form refused(String field, String sentence) {
        Map<String, String> more = new LinkedHashMap<>(errors);
        more.putIfAbsent(field, sentence);
        return new Form(values, many, more, problem);
    }

    /** The form with a refusal at the field it points to, or above the form where it points to none that is here. */
    public Form refused(RefusedException refusal, String sentence) {
        String pointer = refusal.pointer();
        String field = pointer == null ? "" : fieldOf(pointer);
        return field.isEmpty() ? new Form(values, many, errors, sentence) : refused(field, sentence);
    }

    /** The form with other values to begin with. */
    public Form starting(Map<String, String> others) {
        return new Form(others, many, errors, problem);
    }

    /** {@code /title}, {@code /channelIds/0} and {@code /settings/url} are the fields title, channelIds and url. */
    private static String fieldOf(String pointer) {
        String[] steps = pointer.split("/", -1);
        int last = steps.length - 1;
        while (last > 0 && steps[last].matches("\\d+")) {
            last--;
        }
        return steps[last];
    }
}
