package io.redletter.delivery.channel;

import java.util.List;

/**
 * One field of an account's set-up form.
 *
 * @param key as it stands in the account's settings; {@link #SECRET} for the secret
 * @param required whether the account does not work without it
 * @param zh its name in Chinese
 * @param en its name in English
 * @param hint what to write, Chinese and English; may be empty
 * @param choices the only values there are; empty for free text
 * @param otherwise what counts where it is left empty; may be empty
 */
public record Setting(
        String key, boolean required, String zh, String en, String hint, List<Choice> choices, String otherwise) {
    /** The key under which a form asks for the account's secret. */
    public static final String SECRET = "secret";

    public Setting {
        choices = List.copyOf(choices);
    }

    /** A value that can be chosen. */
    public record Choice(String value, String zh, String en) {}

    public static Setting required(String key, String zh, String en, String hint) {
        return new Setting(key, true, zh, en, hint, List.of(), "");
    }

    public static Setting optional(String key, String zh, String en, String hint, String otherwise) {
        return new Setting(key, false, zh, en, hint, List.of(), otherwise);
    }

    /** One of these; the first counts where nothing is chosen. */
    public static Setting choice(String key, String zh, String en, Choice... choices) {
        return new Setting(key, false, zh, en, "", List.of(choices), choices[0].value());
    }
}
