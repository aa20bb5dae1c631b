package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.Setting;
import io.redletter.delivery.channel.Setting.Choice;
import io.redletter.delivery.outbound.OutboundException;
import io.redletter.delivery.outbound.TargetGuard;
import io.redletter.platform.RefusedException;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An Official Account's settings: the form that asks for them, and what they must look like. */
final class WechatSettings {
    private static final Choice NO = new Choice("no", "否", "no");
    private static final Choice YES = new Choice("yes", "是", "yes");
    static final List<Setting> FORM = List.of(
            Setting.required(WechatAccount.APP_ID, "AppID", "AppID", "公众平台“设置与开发 - 基本配置”里的开发者 ID (the developer's id)"),
            Setting.required(
                    Setting.SECRET,
                    "AppSecret",
                    "AppSecret",
                    "接收回调的,空一格再写 token=… 和 aes-key=… (for callbacks: then token=… and aes-key=…)"),
            Setting.choice(
                    WechatAccount.PUBLISH,
                    "发布方式",
                    "how it goes out",
                    new Choice("freepublish", "发布(不通知粉丝)", "publish, nobody is notified"),
                    new Choice("mass", "群发(通知粉丝,计入次数)", "group send, followers are notified")),
            Setting.choice(
                    WechatAccount.ACCOUNT_TYPE,
                    "账号类型",
                    "kind of account",
                    new Choice("subscription", "订阅号", "subscription account"),
                    new Choice("service", "服务号", "service account")),
            Setting.optional(
                    WechatAccount.TAG, "群发标签", "tag", "只发给这个标签的粉丝;不填发给全部 (only followers with it; else all)", ""),
            Setting.choice(WechatAccount.IGNORE_REPRINT, "被判为转载也群发", "send what is taken for a reprint", NO, YES),
            Setting.choice(WechatAccount.PROTECTED, "群发须管理员确认", "an administrator confirms group sends", NO, YES),
            Setting.optional(WechatAccount.AUTHOR, "作者", "author", "最多 16 个字 (at most 16 characters)", ""),
            Setting.choice(
                    WechatAccount.COMMENTS,
                    "留言",
                    "comments",
                    new Choice("closed", "关闭", "closed"),
                    new Choice("open", "所有人", "everybody"),
                    new Choice("fans", "仅粉丝", "followers only")),
            Setting.optional(
                    WechatAccount.PREVIEW_TO,
                    "测试消息发给",
                    "test message to",
                    "已关注的微信号;不填则测试时只核对密钥 (a follower's WeChat name)",
                    ""),
            Setting.optional(
                    WechatAccount.ZONE, "时区", "zone", "计算次数用 (in which its quota is counted)", "Asia/Shanghai"),
            Setting.optional(
                    WechatAccount.BASE_URL,
                    "接口地址",
                    "address of the interface",
                    "沙箱或代理才需要改 (for a sandbox or a proxy)",
                    WechatAccount.PRODUCTION));

    private static final Set<String> KEYS = FORM.stream().map(Setting::key).collect(Collectors.toUnmodifiableSet());

    private WechatSettings() {}

    /**
     * Whether an account could work with them.
     *
     * @throws RefusedException pointing at the setting at fault
     */
    static void check(TargetGuard guard, Map<String, String> settings, @Nullable String secret) {
        settings.keySet().stream()
                .filter(key -> !KEYS.contains(key) || key.equals(Setting.SECRET))
                .findFirst()
                .ifPresent(key -> {
                    throw RefusedException.field(
                            "/settings/" + key, "unknown-setting", key + ": 没有这个设置 (no such setting)");
                });
        must(settings, WechatAccount.APP_ID, "", "[A-Za-z0-9_-]{4,64}");
        must(settings, WechatAccount.PUBLISH, "freepublish", "freepublish|mass");
        must(settings, WechatAccount.ACCOUNT_TYPE, "service", "service|subscription");
        must(settings, WechatAccount.TAG, "", "[0-9]{0,9}");
        must(settings, WechatAccount.IGNORE_REPRINT, "no", "yes|no");
        must(settings, WechatAccount.PROTECTED, "no", "yes|no");
        must(settings, WechatAccount.AUTHOR, "", ".{0,16}");
        must(settings, WechatAccount.COMMENTS, "closed", "closed|open|fans");
        must(settings, WechatAccount.PREVIEW_TO, "", "[A-Za-z0-9_-]{0,64}");
        if (!ZoneId.getAvailableZoneIds().contains(settings.getOrDefault(WechatAccount.ZONE, "UTC"))) {
            throw wrong(WechatAccount.ZONE, "Asia/Shanghai");
        }
        checkBase(guard, settings);
        checkSecret(secret == null ? "" : secret);
    }

    private static void checkBase(TargetGuard guard, Map<String, String> settings) {
        must(settings, WechatAccount.BASE_URL, WechatAccount.PRODUCTION, "[^?#]*[^/?#]");
        try {
            guard.checkText(URI.create(settings.getOrDefault(WechatAccount.BASE_URL, WechatAccount.PRODUCTION)));
        } catch (OutboundException | IllegalArgumentException unusable) {
            throw RefusedException.field("/settings/base-url", "invalid-field", String.valueOf(unusable.getMessage()));
        }
    }

    private static void checkSecret(String secret) {
        if (secret.isBlank()) {
            throw RefusedException.field("/secret", "missing-field", "/secret: 缺少 AppSecret (AppSecret is missing)");
        }
        String problem = WechatSecret.problem(secret);
        if (!problem.isEmpty()) {
            throw RefusedException.field("/secret", "invalid-field", "/secret: " + problem);
        }
    }

    private static void must(Map<String, String> settings, String key, String otherwise, String pattern) {
        if (!settings.getOrDefault(key, otherwise).matches(pattern)) {
            throw wrong(key, pattern);
        }
    }

    private static RefusedException wrong(String key, String expected) {
        return RefusedException.field(
                "/settings/" + key, "invalid-field", key + ": 设置不正确 (expected: " + expected + ")");
    }
}
