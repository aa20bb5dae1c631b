package io.redletter.console.works;

import io.redletter.console.web.Form;

/** The version a form speaks of; 0 where it names none, which no step accepts. */
final class Numbered {
    private Numbered() {}

    static int of(Form form) {
        return form.filled("number")
                .filter(text -> text.matches("\\d{1,8}"))
                .map(Integer::valueOf)
                .orElse(0);
    }
}
