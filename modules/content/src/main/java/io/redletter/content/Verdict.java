package io.redletter.content;

/** What a reviewer decides. */
public enum Verdict {
    /** Goes out exactly as read. */
    APPROVED,
    /** Back to the author, with a comment. */
    RETURNED
}
