package io.redletter.content.media;

/** A file that is on disk for good. */
public record Kept(String sha256, long size, MediaKind kind, MediaFacts facts) {}
