package io.redletter.platform.mongo;

/** A document whose every change of state is a compare-and-set on its id and version. */
public interface Versioned {
    /** The document's {@code _id}. */
    String id();

    /** Starts at 1 and rises by one with every change. */
    long version();
}
