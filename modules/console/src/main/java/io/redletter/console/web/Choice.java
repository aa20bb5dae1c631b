package io.redletter.console.web;

/** One entry of a list to choose from in a form. */
public record Choice(String value, String name) {}
