package io.redletter.sandbox.wechat;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an account's events go, as its operator enters it at the website.
 *
 * @param url an http(s) address
 * @param token 3 to 32 letters and digits; signs every request
 * @param aesKey the EncodingAESKey: 43 letters and digits; null for plain mode only
 * @param mode how events are sent
 */
public record CallbackTarget(String url, String token, @Nullable String aesKey, Mode mode) {
    /** How events are sent. */
    public enum Mode {
        /** 明文模式. */
        PLAIN,
        /** 兼容模式: both in one body. */
        COMPATIBLE,
        /** 安全模式: encrypted only. */
        SECURE;

        static Mode of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public CallbackTarget {
        String scheme = String.valueOf(URI.create(url).getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("callback url: " + url + " (expected: http or https)");
        }
        if (!token.matches("[A-Za-z0-9]{3,32}")) {
            throw new IllegalArgumentException("callback token: another shape (expected: 3 to 32 letters and digits)");
        }
        if (mode != Mode.PLAIN && (aesKey == null || !aesKey.matches("[A-Za-z0-9]{43}"))) {
            throw new IllegalArgumentException("callback aesKey: another shape (expected: 43 letters and digits)");
        }
    }

    @Override
    public String toString() {
        return "CallbackTarget[" + url + ", " + mode + "]";
    }
}
