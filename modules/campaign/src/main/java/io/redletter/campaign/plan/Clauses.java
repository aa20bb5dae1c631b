package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.List;

/** Parts a clean text into clauses; a comma inside a number (1,000) parts nothing. */
final class Clauses {

    private static final int LOOK_BACK = 600;

    /** No clause is longer; what is, is no prose and is cut. */
    private static final int LONGEST = 500;

    private final String text;
    private final List<Clause> clauses = new ArrayList<>();

    private Clauses(String text) {
        this.text = text;
    }

    static List<Clause> of(String clean) {
        StringBuilder half = new StringBuilder(clean.length());
        clean.chars().forEach(c -> half.append(Punctuation.half((char) c)));
        Clauses clauses = new Clauses(half.toString());
        clauses.part();
        return clauses.clauses;
    }

    private void part() {
        int paragraph = 0;
        int sentence = 0;
        int clause = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && !parts(i) && i - clause < LONGEST) {
                continue;
            }
            if (i > clause) {
                clauses.add(Clause.of(
                        text.substring(clause, i), clause, tail(sentence, clause), tail(paragraph, sentence)));
            }
            clause = i + 1;
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (c == '\n' || c == CleanText.CELL) {
                paragraph = clause;
                sentence = clause;
            } else if (Punctuation.SENTENCE_END.indexOf(c) >= 0) {
                sentence = clause;
            }
        }
    }

    /** What stands before, as far back as anyone reads. */
    private String tail(int from, int to) {
        return text.substring(Math.max(from, to - LOOK_BACK), to);
    }

    private boolean parts(int i) {
        if (Punctuation.CLAUSE_END.indexOf(text.charAt(i)) < 0) {
            return false;
        }
        boolean insideNumber = i > 0
                && i + 3 < text.length()
                && text.charAt(i) == ','
                && Character.isDigit(text.charAt(i - 1))
                && text.substring(i + 1, i + 4).chars().allMatch(Character::isDigit);
        return !insideNumber;
    }
}
