package io.redletter.sandbox.wechat;

import java.util.List;

/**
 * The window a {@code batchget} asks for.
 *
 * @param offset how many of the newest are skipped
 * @param count 1 to 20
 * @param withContent whether the articles' bodies are given
 */
record PageOfList(int offset, int count, boolean withContent) {
    static PageOfList of(JsonBody body) {
        int offset = body.number("offset", 0);
        int count = body.number("count", 0);
        int noContent = body.number("no_content", 0);
        if (offset < 0 || count < 1 || count > 20 || noContent < 0 || noContent > 1) {
            throw new WechatRefusal(WechatError.INVALID_ARGS, "offset, count (1 to 20) or no_content (0, 1)");
        }
        return new PageOfList(offset, count, noContent == 0);
    }

    <T> List<T> cut(List<T> all) {
        int from = Math.min(offset, all.size());
        return all.subList(from, Math.min(from + count, all.size()));
    }
}
