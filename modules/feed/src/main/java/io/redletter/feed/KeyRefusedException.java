package io.redletter.feed;

import io.redletter.platform.RefusedException;

/** No key, a wrong key, or no such feed: the same 401 for all, so that names cannot be tried out. */
final class KeyRefusedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    KeyRefusedException() {
        super(
                401,
                "feed-key",
                "这个订阅源需要有效的密钥,请放在 Authorization: Bearer 或网址的用户信息里 "
                        + "(this feed needs a valid key, as a Bearer token or as user info)",
                null);
    }
}
