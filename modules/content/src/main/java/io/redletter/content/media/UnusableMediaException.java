package io.redletter.content.media;

import io.redletter.platform.RefusedException;

/** A file that cannot be taken; the message says what is wrong with it. */
public final class UnusableMediaException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private UnusableMediaException(int status, String code, String message) {
        super(status, code, message, null);
    }

    static UnusableMediaException unknownKind() {
        return new UnusableMediaException(
                415, "media-kind", "文件不是 MP4、JPEG、PNG、WebP 或 GIF，请转换后再传 (expected: MP4, JPEG, PNG, WebP or GIF)");
    }

    static UnusableMediaException broken(MediaKind kind, String what) {
        return new UnusableMediaException(
                422, "media-broken", kind + " 文件不完整或已损坏：" + what + "，请重新导出后再传 (the file is broken)");
    }

    static UnusableMediaException tooLarge(long limit) {
        return new UnusableMediaException(
                413, "media-too-large", "文件太大，最多 " + limit / (1024 * 1024) + " MiB (file too large)");
    }

    static UnusableMediaException empty() {
        return new UnusableMediaException(400, "media-empty", "文件是空的 (the file is empty)");
    }

    static UnusableMediaException stalled() {
        return new UnusableMediaException(408, "media-stalled", "上传中断太久，请重新上传 (no bytes for too long, upload again)");
    }
}
