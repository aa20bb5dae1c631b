package io.redletter.reach.count;

/**
 * The names under which a writer keeps its own books: every record of the journal is <i>accepted</i>, and then counted,
 * repeated or refused; the sum over all campaigns must equal accepted − repeated − refused.
 */
final class WriterBooks {
    static final String ACCEPTED = "accepted";
    static final String COUNTED = "counted";
    static final String REPEATED = "repeated";
    static final String REFUSED = "refused";

    private WriterBooks() {}

    /** The scope of a writer's books; no event has it. */
    static String scope(String writer) {
        return "writer:" + writer;
    }
}
