package io.redletter.campaign.plan;

/**
 * A piece of a sentence between two commas, in half width.
 *
 * @param text the clause
 * @param start where it stands in the clean text
 * @param before the words of its sentence before it
 * @param leadIn the words of its paragraph before that sentence
 */
record Clause(String text, int start, String before, String leadIn) {}
