package io.redletter.reach.ingest;

import io.redletter.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** An event that is not counted, and why; sending it again unchanged does not help. */
public final class EventRefusedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private EventRefusedException(int status, String code, String message, @Nullable String pointer) {
        super(status, code, message, pointer);
    }

    /** The body is not what it should be: 400. */
    static EventRefusedException malformed(String message) {
        return new EventRefusedException(400, "malformed-event", message, null);
    }

    /** A field is missing or unusable: 400. */
    static EventRefusedException field(String pointer, String message) {
        return new EventRefusedException(400, "invalid-field", message, pointer);
    }

    /** The token was not signed here: 422. */
    static EventRefusedException token() {
        return new EventRefusedException(
                422, "invalid-token", "t: 不是本系统签发的页面令牌 (not a page token of this installation)", "/t");
    }

    /** It happened too long ago to tell it from a repeat: 422. */
    static EventRefusedException tooOld() {
        return new EventRefusedException(
                422,
                "event-too-old",
                "at: 事件发生已超过24小时,不再计入 (older than the 24 hours in which repeats are told)",
                "/at");
    }

    /** It has not happened yet: 422. */
    static EventRefusedException inFuture() {
        return new EventRefusedException(
                422,
                "event-in-future",
                "at: 事件时间晚于现在5分钟以上 (more than 5 minutes ahead; send \"s\", your clock at sending)",
                "/at");
    }

    /** More than may come at once: 413. */
    static EventRefusedException tooLarge(int limit) {
        return new EventRefusedException(413, "too-large", "内容太大 (the body is larger than " + limit + " bytes)", null);
    }

    /** One source sends too much: 429. */
    static EventRefusedException tooMany() {
        return new EventRefusedException(
                429, "too-many-events", "来自同一来源的事件太多,请稍后重试 (too many events from one source)", null);
    }

    /** A kind of body that is not read: 415. */
    static EventRefusedException mediaType(String known) {
        return new EventRefusedException(415, "unsupported-content-type", "不支持这种内容类型 (expected: " + known + ")", null);
    }

    /** The request cannot be taken as it is, for a reason of its own. */
    static EventRefusedException request(int status, String code, String message, @Nullable String pointer) {
        return new EventRefusedException(status, code, message, pointer);
    }
}
