package io.redletter.campaign.joint;

import io.redletter.campaign.Push;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far one unit's part is, as the lead sees it. */
public enum Standing {
    ASKED("等答复"),
    /** The day for answers has passed. */
    OVERDUE("逾期未答"),
    DECLINED("不参加"),
    /** It said yes, and its push stands armed at the joint instant. */
    READY("已就绪"),
    /** It said yes, but its push does not stand; the trouble says why. */
    UNREADY("已答应,未就绪"),
    /** The wording was changed after it said yes: it has to say so again. */
    OUTDATED("总稿已改,需重新确认"),
    HELD("已暂停"),
    LEAVING("发送中"),
    SENT("已发出"),
    NOT_SENT("未发出");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    /** The standing in Chinese. */
    public String words() {
        return words;
    }

    /**
     * The standing of a part.
     *
     * @param push what carries it; null where there is none
     * @param leadHash hash of the lead's approved wording now; null where none stands
     */
    static Standing of(
            JointRelease joint, JointPart part, @Nullable Push push, @Nullable String leadHash, Instant now) {
        boolean over = !joint.isOpen() || !now.isBefore(joint.due());
        return switch (part.answer()) {
            case DECLINED -> DECLINED;
            case ASKED -> over ? NOT_SENT : now.isAfter(joint.answerBy()) ? OVERDUE : ASKED;
            case CONFIRMED -> push == null ? over ? NOT_SENT : UNREADY : of(joint, part, push, leadHash);
        };
    }

    private static Standing of(JointRelease joint, JointPart part, Push push, @Nullable String leadHash) {
        return switch (push.stateWord()) {
            case PLANNED -> UNREADY;
            case ARMED -> !part.isOf(leadHash) ? OUTDATED : push.due().equals(joint.due()) ? READY : UNREADY;
            case HELD -> HELD;
            case FIRING -> LEAVING;
            case FINISHED -> SENT;
            case SKIPPED, CANCELLED, RECALLED -> NOT_SENT;
        };
    }
}
