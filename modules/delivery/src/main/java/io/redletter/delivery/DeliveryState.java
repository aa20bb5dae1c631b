package io.redletter.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a delivery stands. Stored in lower case. */
public enum DeliveryState {
    /** Its push has fired; nothing was tried yet. */
    PENDING("待发送"),
    /** A node is at it. */
    SENDING("发送中"),
    /** The platform took it and works on it; it is asked until it is done. */
    ACCEPTED("平台处理中"),
    /** It is out. */
    SENT("已送达"),
    /** A person must confirm it at the platform. */
    CONFIRMING("待平台确认"),
    /** It will be tried again. */
    RETRYING("将重试"),
    /** It was not sent and will not be; the reason says why. */
    REFUSED("未送达"),
    /** Whether it went out cannot be known from here; a person must look. */
    UNKNOWN("结果不明"),
    /** It was taken back. */
    RECALLED("已撤回");

    private static final Set<DeliveryState> ENDS = Set.of(SENT, CONFIRMING, REFUSED, UNKNOWN, RECALLED);

    private final String words;

    DeliveryState(String words) {
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

    /** Whether the program does nothing more about it by itself. */
    public boolean isEnd() {
        return ENDS.contains(this);
    }

    /** The state of this stored text. */
    public static DeliveryState of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "delivery state: " + text + " (expected: one of " + texts(values()) + ")"));
    }

    static List<String> texts(DeliveryState... states) {
        return Arrays.stream(states).map(DeliveryState::text).toList();
    }
}
