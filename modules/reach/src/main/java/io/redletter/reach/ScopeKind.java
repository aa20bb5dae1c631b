package io.redletter.reach;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * By what is counted apart. The first four are counted on their own and as parts of a campaign, by minute and with distinct
 * visitors; the others are parts of a campaign only, in total and by day.
 */
public enum ScopeKind {
    CAMPAIGN("活动"),
    WORK("作品"),
    CHANNEL("渠道"),
    UNIT("单位"),
    VERSION("版本"),
    REGION("省份"),
    CITY("城市"),
    AUDIENCE("受众"),
    LANGUAGE("语言"),
    REFERRER("来源类型"),
    DEVICE("设备类型"),
    OWNER("分享人");

    private final String words;

    ScopeKind(String words) {
        this.words = words;
    }

    /** The kind of this name in a scope, such as {@code channel}. */
    public static Optional<ScopeKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** As it stands in a scope, such as {@code channel}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is, in Chinese. */
    public String words() {
        return words;
    }

    /** Whether it is counted only as a part of a campaign, in total and by day. */
    public boolean isTrait() {
        return ordinal() > UNIT.ordinal();
    }
}
