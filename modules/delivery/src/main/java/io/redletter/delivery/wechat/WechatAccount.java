package io.redletter.delivery.wechat;

import io.redletter.delivery.ChannelAccount;
import java.net.URI;

/**
 * An Official Account with its secret open.
 *
 * @param channel the account as it is stored
 * @param secret the AppSecret alone
 * @param base the interface's address, without a slash at its end
 */
record WechatAccount(ChannelAccount channel, String appId, String secret, String base) {
    /** Required: the account's AppID. */
    static final String APP_ID = "app-id";

    /** {@code freepublish} (nobody is notified) or {@code mass} (followers are). */
    static final String PUBLISH = "publish";

    /** Optional: another address of the interface, such as a sandbox. */
    static final String BASE_URL = "base-url";

    /** Optional: the author's name under the title. */
    static final String AUTHOR = "author";

    /** Optional for {@code mass}: only followers with this tag. */
    static final String TAG = "tag-id";

    /** Optional: {@code service} or {@code subscription}, as the platform registered it; its quota hangs on it. */
    static final String ACCOUNT_TYPE = "account-type";

    /** Optional: the IANA zone in which its months and days are counted. */
    static final String ZONE = "zone";

    /** Optional for {@code mass}: {@code yes} sends also what the platform takes for a reprint. */
    static final String IGNORE_REPRINT = "ignore-reprint";

    /** Optional for {@code mass}: {@code yes} where the account's administrator must confirm within 30 minutes. */
    static final String PROTECTED = "send-protection";

    /** Optional: {@code closed}, {@code open} or {@code fans}: who may comment. */
    static final String COMMENTS = "comments";

    /** Optional: the WeChat name of a follower who is shown a test message. */
    static final String PREVIEW_TO = "preview-to";

    static final String PRODUCTION = "https://api.weixin.qq.com";

    static WechatAccount of(ChannelAccount account, String secret) {
        return new WechatAccount(
                account,
                account.setting(APP_ID, ""),
                WechatSecret.of(secret).app(),
                account.setting(BASE_URL, PRODUCTION));
    }

    /** The channel account's id. */
    String id() {
        return channel.id();
    }

    URI uri(String call, String query) {
        return URI.create(base
                + (call.startsWith("datacube/") ? "/" : "/cgi-bin/")
                + call
                + (query.isEmpty() ? "" : "?" + query));
    }

    @Override
    public String toString() {
        return "WechatAccount[" + id() + " " + appId + "]";
    }
}
