package io.redletter.accounts;

import io.redletter.platform.RefusedException;

/** Nobody is known behind this request: 401. */
public final class UnauthenticatedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    UnauthenticatedException(String code, String message) {
        super(401, code, message, null);
    }

    static UnauthenticatedException nobody() {
        return new UnauthenticatedException("not-signed-in", "请先登录,或带上有效的访问令牌 (sign in, or send a valid token)");
    }
}
