package io.redletter.console.web;

/**
 * HTML that somebody else rendered, such as a work as its readers will see it.
 *
 * @param text a whole document
 * @param policy the {@code Content-Security-Policy} it is served under
 */
public record Html(String text, String policy) implements Answer {}
