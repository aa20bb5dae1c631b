package io.redletter.sandbox.wechat;

/**
 * One Official Account that exists at the sandbox.
 *
 * @param appId the account's identity, as the platform's back office shows it
 * @param secret what proves it; compared byte for byte
 * @param kind decides the group-send quota
 */
public record WechatApp(String appId, String secret, AccountKind kind) {
    /** Refuses blank credentials. */
    public WechatApp {
        if (appId.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("wechat app " + appId + ": blank appId or secret (expected: both)");
        }
    }

    @Override
    public String toString() {
        return "WechatApp[" + appId + ", " + kind + "]";
    }
}
