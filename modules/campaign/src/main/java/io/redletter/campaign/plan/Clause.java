package io.redletter.campaign.plan;

import java.util.List;

/**
 * A piece of a sentence between two commas, in half width.
 *
 * @param text the clause
 * @param start where it stands in the clean text
 * @param before the words of its sentence before it
 * @param leadIn the words of its paragraph before that sentence
 * @param numbers the numbers in it, in its order
 */
record Clause(String text, int start, String before, String leadIn, List<NumberToken> numbers) {

    static Clause of(String text, int start, String before, String leadIn) {
        return new Clause(text, start, before, leadIn, NumberTokens.of(text));
    }
}
