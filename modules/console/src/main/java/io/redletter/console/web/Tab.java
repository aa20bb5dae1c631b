package io.redletter.console.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One choice above a list; the choice stays in the address.
 *
 * @param current whether it is the one shown
 */
public record Tab(String name, String href, boolean current) {

    /**
     * Choices of one value of the address.
     *
     * @param key the value's name, such as {@code state}
     * @param chosen what is chosen now; empty for all
     * @param kept other values of the address that stay
     * @param choices word by value, the empty value first
     */
    public static List<Tab> of(String key, String chosen, Map<String, String> kept, Map<String, String> choices) {
        List<Tab> tabs = new ArrayList<>();
        choices.forEach((value, name) -> {
            StringBuilder href = new StringBuilder("?");
            kept.forEach((k, v) -> append(href, k, v));
            append(href, key, value);
            tabs.add(new Tab(name, href.toString(), value.equals(chosen)));
        });
        return tabs;
    }

    private static void append(StringBuilder href, String key, String value) {
        if (!value.isEmpty()) {
            href.append(href.length() > 1 ? "&" : "")
                    .append(key)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
