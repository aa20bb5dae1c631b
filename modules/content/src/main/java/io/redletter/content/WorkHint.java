package io.redletter.content;

/** Says that a work's state changed; read the work to learn how. */
public record WorkHint(String workId, WorkState state) {}
