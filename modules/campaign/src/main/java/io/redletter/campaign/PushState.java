package io.redletter.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a push stands. Stored in lower case. */
public enum PushState {
    /** Written down; leaves only once it is armed. */
    PLANNED("已计划"),
    /** Leaves at its time. */
    ARMED("已启用"),
    /** Armed once, stopped by a person or for one. */
    HELD("已暂停"),
    /** Leaving now. */
    FIRING("发送中"),
    /** Everything that could be done was done; its deliveries say what came of it. */
    FINISHED("已完成"),
    /** Did not leave; the reason says why. */
    SKIPPED("未发送"),
    /** Taken back before it left. */
    CANCELLED("已取消"),
    /** Left, and was taken back at the channels. */
    RECALLED("已撤回");

    private static final Set<PushState> OPEN = Set.of(PLANNED, ARMED, HELD);

    private final String words;

    PushState(String words) {
        this.words = words;
    }

    /** As it is stored. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state in Chinese. */
    public String words() {
        return words;
    }

    /** Whether a person may still move, hold or cancel it. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** The state of this stored text. */
    public static PushState of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "push state: " + text + " (expected: one of " + texts(values()) + ")"));
    }

    static List<String> texts(PushState... states) {
        return Arrays.stream(states).map(PushState::text).toList();
    }
}
