package io.redletter.delivery.mail;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One conversation with a mail server. It knows what a client library would not tell: whether the full stop that ends a
 * message can have left. Before that nothing was accepted; after it only the answer says. Used from its own context only.
 */
final class SmtpConnection {
    private static final long REPLY_SECONDS = 60;
    private static final Buffer END = Buffer.buffer("\r\n.\r\n");

    private final NetSocket socket;
    private final long answerSeconds;
    private final Deque<Promise<SmtpReply>> awaited = new ArrayDeque<>();
    private final Promise<SmtpReply> greeting = Promise.promise();
    private boolean open = true;
    private boolean pipelining;
    private int messages;

    /** @param answerSeconds how long the answer to a whole message is waited for */
    SmtpConnection(NetSocket socket, long answerSeconds) {
        this.socket = socket;
        this.answerSeconds = answerSeconds;
        awaited.add(greeting);
        socket.handler(new SmtpReplies(this::reply, () -> end("不是邮件服务器的回答 (the other side does not speak SMTP)")));
        socket.exceptionHandler(failure -> end(String.valueOf(failure.getMessage())));
        socket.closeHandler(v -> end("连接断开 (the connection was closed)"));
    }

    /** What became of one message. */
    sealed interface Fate {
        /** The server answered, and this is what it said. */
        record Answered(SmtpReply reply, SmtpStage stage) implements Fate {}

        /** It was not handed over: nothing was accepted. */
        record NotSent(String words) implements Fate {}

        /** It was handed over whole, perhaps, and no answer came. */
        record Unknown(String words) implements Fate {}
    }

    Future<SmtpReply> greeting() {
        return within(greeting.future(), REPLY_SECONDS);
    }

    Future<SmtpReply> command(String line) {
        Future<SmtpReply> reply = next();
        write(Buffer.buffer(line + "\r\n"));
        return within(reply, REPLY_SECONDS);
    }

    /** Until the TLS of the socket stands, nothing else may be written. */
    NetSocket socket() {
        return socket;
    }

    void allowPipelining(boolean allowed) {
        pipelining = allowed;
    }

    boolean isOpen() {
        return open;
    }

    int messages() {
        return messages;
    }

    /** Says goodbye without waiting for an answer. */
    void quit() {
        if (open) {
            open = false;
            socket.write("QUIT\r\n").onComplete(done -> socket.close());
        }
    }

    void drop() {
        end("连接已关闭 (dropped)");
    }

    /** One message to one person. Never fails. */
    Future<Fate> deliver(String from, String to, Buffer message) {
        messages++;
        String mail = "MAIL FROM:<" + from + ">";
        String rcpt = "RCPT TO:<" + to + ">";
        return (pipelining ? together(mail, rcpt) : oneByOne(mail, rcpt))
                .compose(envelope -> envelope.isOpen() ? data(message) : refused(envelope))
                .recover(failure -> Future.succeededFuture(new Fate.NotSent(String.valueOf(failure.getMessage()))));
    }

    private Future<Envelope> together(String mail, String rcpt) {
        Future<SmtpReply> first = next();
        Future<SmtpReply> second = next();
        Future<SmtpReply> third = next();
        write(Buffer.buffer(mail + "\r\n" + rcpt + "\r\nDATA\r\n"));
        return within(Future.all(first, second, third), REPLY_SECONDS)
                .map(v -> new Envelope(List.of(first.result(), second.result(), third.result())));
    }

    private Future<Envelope> oneByOne(String mail, String rcpt) {
        List<SmtpReply> replies = new ArrayList<>();
        return command(mail)
                .compose(first -> {
                    replies.add(first);
                    return first.isPositive() ? command(rcpt) : Future.succeededFuture(first);
                })
                .compose(second -> {
                    replies.add(second);
                    return second.isPositive() ? command("DATA") : Future.succeededFuture(second);
                })
                .map(third -> {
                    replies.add(third);
                    return new Envelope(replies);
                });
    }

    /** A server that takes a message for nobody is sent an empty one, as RFC 2920 asks for. */
    private Future<Fate> refused(Envelope envelope) {
        Fate fate = envelope.refusal();
        Future<SmtpReply> cleared = envelope.isGoAhead() ? command(".").compose(v -> command("RSET")) : command("RSET");
        return cleared.transform(v -> Future.succeededFuture(fate));
    }

    private Future<Fate> data(Buffer message) {
        return socket.write(stuffed(message)).transform(body -> {
            if (body.failed() || !open) {
                drop();
                return Future.succeededFuture(new Fate.NotSent("正文没有发完 (the message was not handed over)"));
            }
            Future<SmtpReply> reply = next();
            write(END);
            return within(reply, answerSeconds)
                    .<Fate>map(answer -> new Fate.Answered(answer, SmtpStage.MESSAGE))
                    .recover(lost -> Future.succeededFuture(new Fate.Unknown(String.valueOf(lost.getMessage()))));
        });
    }

    /** A line that begins with a full stop gets another one (RFC 5321, 4.5.2). */
    private static Buffer stuffed(Buffer message) {
        Buffer stuffed = Buffer.buffer(message.length() + 64);
        int from = 0;
        for (int i = 0; i < message.length(); i++) {
            if (message.getByte(i) == '.' && (i == 0 || message.getByte(i - 1) == '\n')) {
                stuffed.appendBuffer(message, from, i - from).appendByte((byte) '.');
                from = i;
            }
        }
        return stuffed.appendBuffer(message, from, message.length() - from);
    }

    private Future<SmtpReply> next() {
        Promise<SmtpReply> promise = Promise.promise();
        if (open) {
            awaited.add(promise);
        } else {
            promise.fail(new SmtpLostException("连接已断开 (the connection is closed)"));
        }
        return promise.future();
    }

    private void reply(SmtpReply reply) {
        Promise<SmtpReply> promise = awaited.poll();
        if (promise == null) {
            end(reply.summary()); // unasked, such as 421 before it closes
        } else {
            promise.tryComplete(reply);
        }
    }

    private void write(Buffer bytes) {
        socket.write(bytes).onFailure(failure -> end(String.valueOf(failure.getMessage())));
    }

    private <T> Future<T> within(Future<T> awaited, long seconds) {
        return awaited.timeout(seconds, TimeUnit.SECONDS).onFailure(failure -> drop());
    }

    private void end(String words) {
        if (open) {
            open = false;
            socket.close();
        }
        while (!awaited.isEmpty()) {
            awaited.remove().tryFail(new SmtpLostException(words));
        }
    }

    /** Answers to {@code MAIL}, {@code RCPT} and {@code DATA}; after a refusal its answer is repeated. */
    private record Envelope(List<SmtpReply> replies) {
        boolean isOpen() {
            return replies.get(0).isPositive() && replies.get(1).isPositive() && isGoAhead();
        }

        boolean isGoAhead() {
            return replies.get(2).isGoAhead();
        }

        Fate refusal() {
            if (!replies.get(0).isPositive()) {
                return new Fate.Answered(replies.get(0), SmtpStage.SENDER);
            }
            return replies.get(1).isPositive()
                    ? new Fate.Answered(replies.get(2), SmtpStage.MESSAGE)
                    : new Fate.Answered(replies.get(1), SmtpStage.RECIPIENT);
        }
    }
}
