package io.redletter.content;

/** Where a work stands between the first draft and the public. */
public enum WorkState {
    /** Being written, or returned by a reviewer. */
    DRAFT,
    /** Submitted; waits for a reviewer. */
    IN_REVIEW,
    /** Approved and sealed; nobody outside sees it yet. */
    APPROVED,
    /** Public, from the instant in {@link Work#releaseAt()} on. */
    RELEASED,
    /** Taken back; shut on every way out. */
    WITHDRAWN
}
