package io.redletter.platform;

/** A compare-and-set met another version than the one it was built on. */
public final class ChangedMeanwhileException extends RefusedException {
    private static final long serialVersionUID = 1L;

    public ChangedMeanwhileException(String subject, String id, long expectedVersion) {
        super(
                409,
                "changed-meanwhile",
                subject + " " + id + ": 已被他人修改,请刷新后重试 (changed meanwhile, expected version " + expectedVersion + ")",
                null);
    }
}
