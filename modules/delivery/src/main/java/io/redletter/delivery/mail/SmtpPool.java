package io.redletter.delivery.mail;

import io.redletter.delivery.outbound.TargetGuard;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.util.ArrayDeque;
import java.util.Deque;

/** The connections to one account's server: so many at a time, used again for the next message. One context only. */
final class SmtpPool {
    private static final long IDLE_MILLIS = 20_000;
    private static final int MESSAGES_PER_CONNECTION = 500;

    private final Vertx vertx;
    private final SmtpDoor door;
    private final int most;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Deque<Promise<SmtpConnection>> waiting = new ArrayDeque<>();
    private int taken;
    private boolean closed;
    private long timer = -1;

    SmtpPool(Vertx vertx, NetClient client, TargetGuard guard, MailAccount account, String password, Waits waits) {
        this.vertx = vertx;
        this.door = new SmtpDoor(client, guard, account, password, waits.answerSeconds());
        this.most = account.pool();
    }

    /** How long to wait for answers. */
    record Waits(long answerSeconds) {}

    /** Fails with an {@code OutboundException}, {@link SmtpRefusedException} or {@link SmtpLostException}: nothing was sent. */
    Future<SmtpConnection.Fate> deliver(String from, String to, Buffer message) {
        return take().compose(
                        connection -> connection.deliver(from, to, message).onComplete(done -> give(connection)));
    }

    /** Whether the server lets us in. */
    Future<Void> knock() {
        return door.open().map(connection -> {
            connection.quit();
            return null;
        });
    }

    void close() {
        closed = true;
        vertx.cancelTimer(timer);
        idle.forEach(one -> one.connection().quit());
        idle.clear();
    }

    private Future<SmtpConnection> take() {
        while (!idle.isEmpty()) {
            SmtpConnection connection = idle.removeLast().connection();
            if (connection.isOpen()) {
                taken++;
                return Future.succeededFuture(connection);
            }
        }
        if (taken < most) {
            taken++;
            return door.open().onFailure(failure -> {
                taken--;
                refuse(failure);
            });
        }
        Promise<SmtpConnection> turn = Promise.promise();
        waiting.add(turn);
        return turn.future();
    }

    /** Who waits behind a door that does not open is told so at once. */
    private void refuse(Throwable failure) {
        if (taken == 0) {
            while (!waiting.isEmpty()) {
                waiting.remove().fail(failure);
            }
        }
    }

    private void give(SmtpConnection connection) {
        taken--;
        boolean good = connection.isOpen() && connection.messages() < MESSAGES_PER_CONNECTION && !closed;
        if (!good) {
            connection.quit();
        }
        Promise<SmtpConnection> next = waiting.poll();
        if (next != null) {
            if (good) {
                taken++;
                next.complete(connection);
            } else {
                take().onComplete(next);
            }
        } else if (good) {
            idle.add(new Idle(connection, System.nanoTime()));
            watch();
        }
    }

    private void watch() {
        if (timer < 0) {
            timer = vertx.setTimer(IDLE_MILLIS, fired -> {
                timer = -1;
                long longAgo = System.nanoTime() - IDLE_MILLIS * 1_000_000;
                while (!idle.isEmpty() && idle.peekFirst().since() - longAgo <= 0) {
                    idle.removeFirst().connection().quit();
                }
                if (!idle.isEmpty()) {
                    watch();
                }
            });
        }
    }

    private record Idle(SmtpConnection connection, long since) {}
}
