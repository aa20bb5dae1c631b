package io.redletter.console.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template and what it shows.
 *
 * @param template such as {@code console/today.ftlh}
 * @param status the HTTP status, 422 for a form that comes back
 * @param model what the template reads; a name without a value is left out
 */
public record View(String template, int status, Map<String, Object> model) implements Answer {
    public View {
        model = Collections.unmodifiableMap(new LinkedHashMap<>(model));
    }

    /** A page of the console, by its template's name without path and ending. */
    public static View of(String name) {
        return new View("console/" + name + ".ftlh", 200, Map.of());
    }

    /** The same page, knowing one thing more; nothing is added for null. */
    public View with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(model);
        more.put(name, value);
        return new View(template, status, more);
    }

    public View status(int other) {
        return new View(template, other, model);
    }

    /** The same page with a form that carries what was typed; one with errors comes back as 422. */
    public View form(Form form) {
        return with("form", form).status(form.isRefused() ? 422 : status);
    }
}
