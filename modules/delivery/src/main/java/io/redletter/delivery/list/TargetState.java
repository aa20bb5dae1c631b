package io.redletter.delivery.list;

/** Where one person of a chunk stands; stored as one letter. */
public enum TargetState {
    /** Nothing was tried, or what was tried is known not to have happened. */
    WAITING('w', "待发送"),
    /** Stored as about to be sent: whoever finds it so after a death does not know whether it was. */
    FLYING('f', "发送中"),
    /** The other side has it. */
    SENT('s', "已发出"),
    /** Refused for now; tried again later. */
    RETRYING('r', "将重试"),
    /** Not sent, and never will be by itself. */
    REFUSED('x', "未送达"),
    /** May have been sent; a person decides. */
    UNKNOWN('u', "结果不明"),
    /** Left out, for the people's sake or because the push was taken back. */
    SKIPPED('k', "已跳过"),
    /** Was sent and came back. */
    BOUNCED('b', "被退回");

    private static final TargetState[] ALL = values();

    private final char letter;
    private final String words;

    TargetState(char letter, String words) {
        this.letter = letter;
        this.words = words;
    }

    /** As it is stored. */
    public char letter() {
        return letter;
    }

    /** The state in Chinese. */
    public String words() {
        return words;
    }

    /** The state of this letter. */
    static TargetState of(char letter) {
        for (TargetState state : ALL) {
            if (state.letter == letter) {
                return state;
            }
        }
        throw new IllegalArgumentException("target state: " + letter + " (expected: a known letter)");
    }
}
