package io.redletter.content;

/**
 * A work the gate has opened, with the one wording that may be shown.
 *
 * @param version the approved version, which is not always the newest
 */
public record OpenWork(Work work, WorkVersion version) {}
