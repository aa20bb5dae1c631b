package io.redletter.reach;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * By what is counted apart. The first four are counted on their own and as parts of a campaign, by minute and with distinct
 * visitors; the others are parts of a campaign only, in total and by day.
 */
public enum ScopeKind {
    CAMPAIGN("活动", false),
    WORK("作品", false),
    CHANNEL("渠道", false),
    UNIT("单位", false),
    VERSION("版本", true),
    REGION("省份", true),
    CITY("城市", true),
    AUDIENCE("受众", true),
    LANGUAGE("语言", true),
    REFERRER("来源类型", true),
    DEVICE("设备类型", true),
    OWNER("分享人", true);

    private final String words;
    private final boolean isTrait;

    ScopeKind(String words, boolean isTrait) {
        this.words = words;
        this.isTrait = isTrait;
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
        return isTrait;
    }
}
