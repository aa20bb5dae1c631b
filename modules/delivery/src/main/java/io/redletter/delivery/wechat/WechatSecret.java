package io.redletter.delivery.wechat;

import java.util.Arrays;
import java.util.List;

/**
 * What an Official Account's secret holds: the AppSecret, and behind it, separated by spaces or lines, what its callbacks
 * need: {@code token=…}, {@code aes-key=…} and, while the key is being changed, {@code previous-aes-key=…}.
 *
 * @param app the AppSecret
 * @param token signs callbacks; empty where there are none
 * @param aesKey the EncodingAESKey of 43 characters; empty in plain mode
 * @param previousAesKey the one before, still taken; empty for none
 */
record WechatSecret(String app, String token, String aesKey, String previousAesKey) {
    private static final String TOKEN = "token=";
    private static final String AES_KEY = "aes-key=";
    private static final String PREVIOUS = "previous-aes-key=";

    static WechatSecret of(String text) {
        List<String> parts = Arrays.stream(text.strip().split("\\s+")).toList();
        String app =
                parts.stream().filter(part -> !part.contains("=")).findFirst().orElse("");
        return new WechatSecret(app, value(parts, TOKEN), value(parts, AES_KEY), value(parts, PREVIOUS));
    }

    /** What is wrong with it, in Chinese and English; empty where nothing is. */
    static String problem(String text) {
        WechatSecret secret = of(text);
        boolean known = Arrays.stream(text.strip().split("\\s+"))
                .filter(part -> !part.equals(secret.app()))
                .allMatch(part -> part.startsWith(TOKEN) || part.startsWith(AES_KEY) || part.startsWith(PREVIOUS));
        if (secret.app().isEmpty() || !known) {
            return "应为 AppSecret,后面可加 token=…、aes-key=… (expected: the AppSecret, then token=…, aes-key=…)";
        }
        if (!secret.token().isEmpty() && !secret.token().matches("[A-Za-z0-9]{3,32}")) {
            return "token 应为 3 到 32 位字母或数字 (token: 3 to 32 letters or digits)";
        }
        boolean keys = isKey(secret.aesKey()) && isKey(secret.previousAesKey());
        if (!keys || (secret.token().isEmpty() && !secret.aesKey().isEmpty())) {
            return "aes-key 应为 43 位字母或数字,并须有 token (aes-key: 43 letters or digits, with a token)";
        }
        return "";
    }

    /** Whether callbacks must be encrypted. */
    boolean isSealed() {
        return !aesKey.isEmpty();
    }

    private static boolean isKey(String key) {
        return key.isEmpty() || key.matches("[A-Za-z0-9]{43}");
    }

    private static String value(List<String> parts, String name) {
        return parts.stream()
                .filter(part -> part.startsWith(name))
                .map(part -> part.substring(name.length()))
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return "WechatSecret[callbacks " + !token.isEmpty() + ", sealed " + isSealed() + "]";
    }
}
