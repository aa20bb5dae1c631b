package io.redletter.console.web;

/**
 * A file to keep.
 *
 * @param fileName as the browser proposes to call it
 * @param type its content type
 */
public record Download(String fileName, String type, String text) implements Answer {}
