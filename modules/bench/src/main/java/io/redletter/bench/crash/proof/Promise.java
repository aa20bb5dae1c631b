package io.redletter.bench.crash.proof;

/** What must hold, whatever dies. */
public enum Promise {
    FINAL("every push is in a final state"),
    ONCE("at most one effect per delivery"),
    TRUE("what is stored as sent is out, what as refused is not"),
    FOLLOWED("a request again only after a stored outcome that allows it"),
    SAME_BYTES("a request again with the same bytes, those stored"),
    DESK("every possible double stands as unknown, and nothing else"),
    NOT_EARLY("nothing before its instant");

    private final String words;

    Promise(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /**
     * A promise that was broken.
     *
     * @param id of the push or delivery
     */
    public record Broken(Promise promise, String id, String how) {
        @Override
        public String toString() {
            return promise + " " + id + ": " + how;
        }
    }
}
