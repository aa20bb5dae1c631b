package io.redletter.platform;

/** A document with this id, or this unique value, exists already. */
public final class AlreadyThereException extends RefusedException {
    private static final long serialVersionUID = 1L;

    public AlreadyThereException(String subject, String id) {
        super(409, "already-there", subject + " " + id + ": 已存在 (already there)", null);
    }
}
