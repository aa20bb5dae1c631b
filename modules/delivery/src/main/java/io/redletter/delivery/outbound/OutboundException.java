package io.redletter.delivery.outbound;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A request that brought no answer; {@link #fate()} says what may have become of it. */
public final class OutboundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fate fate;

    /** What may have become of the request. */
    public enum Fate {
        /** It was never sent, and never will be: the address is not one that may be called. */
        FORBIDDEN,
        /** It was not sent: no address, no connection. */
        NOT_SENT,
        /** It was sent at least in part, and no whole answer came. */
        UNKNOWN
    }

    private OutboundException(Fate fate, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.fate = fate;
    }

    static OutboundException forbidden(String message) {
        return new OutboundException(Fate.FORBIDDEN, message, null);
    }

    /** A request that did not leave, as far as the caller of something larger is concerned. */
    public static OutboundException notSent(URI uri, Throwable cause) {
        return new OutboundException(Fate.NOT_SENT, uri.getHost() + ": 连接不上 (cannot connect): " + words(cause), cause);
    }

    static OutboundException unknown(URI uri, Throwable cause) {
        return new OutboundException(
                Fate.UNKNOWN, uri.getHost() + ": 请求已发出,没有收到完整的回答 (sent, no whole answer): " + words(cause), cause);
    }

    public Fate fate() {
        return fate;
    }

    private static String words(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
