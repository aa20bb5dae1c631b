package io.redletter.platform;

/** What was asked for is not there, or not visible to the one who asks. */
public final class NotFoundException extends RefusedException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String subject, String id) {
        super(404, "not-found", subject + " " + id + ": 没有找到 (not found)", null);
    }
}
