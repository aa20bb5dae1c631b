package io.redletter.sandbox.wechat;

/** How a group send ended: 0 well, 1 {@code send fail}, anything else the number in {@code err(…)}. */
final class GroupVerdict {
    private GroupVerdict() {}

    /** As the event says it. */
    static String word(int verdict) {
        return switch (verdict) {
            case 0 -> "send success";
            case 1 -> "send fail";
            default -> "err(" + verdict + ")";
        };
    }
}
