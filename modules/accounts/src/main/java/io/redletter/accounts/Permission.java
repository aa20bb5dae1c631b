package io.redletter.accounts;

/** Something a person may be allowed to do; {@link Role} says who may. */
public enum Permission {
    VIEW("查看"),
    ACCOUNTS_WRITE("管理单位和账号"),
    CAMPAIGN_WRITE("编排活动"),
    CONTENT_WRITE("编辑作品"),
    CONTENT_REVIEW("审核作品"),
    CONTENT_RELEASE("定时发布作品"),
    PUSH_WRITE("编排推送"),
    CHANNEL_WRITE("管理渠道"),
    AUDIENCE_WRITE("管理受众名单"),
    REACH_VIEW("查看传播数据");

    private final String words;

    Permission(String words) {
        this.words = words;
    }

    /** What it allows, in a few Chinese words. */
    public String words() {
        return words;
    }
}
