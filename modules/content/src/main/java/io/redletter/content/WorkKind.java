package io.redletter.content;

/** What a work is to its reader. */
public enum WorkKind {
    /** An article with pictures, read as an H5 page. */
    H5,
    /** A film with a few words under it. */
    VIDEO
}
