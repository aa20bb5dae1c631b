package io.redletter.delivery.mail;

import io.redletter.delivery.channel.Outcome;
import io.redletter.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One account at work on this node: its connections, its pace, its signature, the letters it reads again and again. */
final class MailRoom {
    private static final int LETTERS = 8;

    private final MailLoop loop;
    private final MailAccount account;
    private final SmtpPool pool;
    private final Pace pace;
    private final @Nullable DkimStamp stamp;
    private final Map<String, Letter> letters = new LinkedHashMap<>();

    MailRoom(Vertx vertx, MailLoop loop, MailAccount account, MailSecret secret, SmtpPool pool) {
        this.loop = loop;
        this.account = account;
        this.pool = pool;
        this.pace = new Pace(vertx, account.rate());
        this.stamp = account.signs() ? new DkimStamp(vertx, account, secret.dkimKey()) : null;
    }

    MailAccount account() {
        return account;
    }

    /** Read once, not once for every person. */
    synchronized Letter letter(String key, String request) {
        Letter known = letters.get(key);
        if (known == null) {
            known = Json.read(Buffer.buffer(request), Letter.class);
            if (letters.size() >= LETTERS) {
                letters.remove(letters.keySet().iterator().next());
            }
            letters.put(key, known);
        }
        return known;
    }

    /** Makes a message, and signs it where the account does. */
    Future<Buffer> made(Supplier<Envelope> message) {
        DkimStamp signer = stamp;
        return loop.run(() -> {
            Envelope envelope = message.get();
            return signer == null
                    ? Future.succeededFuture(envelope.bytes())
                    : signer.sign(envelope).map(envelope::bytes);
        });
    }

    Future<Outcome> send(String from, String to, Buffer message) {
        return loop.run(() -> pace.turn().compose(v -> pool.deliver(from, to, message)))
                .map(MailRoom::outcome)
                .recover(MailRoom::closed);
    }

    Future<Void> knock() {
        return loop.run(pool::knock);
    }

    void close() {
        loop.run(() -> {
            pool.close();
            return Future.succeededFuture();
        });
    }

    private static Outcome outcome(SmtpConnection.Fate fate) {
        if (fate instanceof SmtpConnection.Fate.Answered answered) {
            return SmtpStatus.outcome(answered.reply(), answered.stage());
        }
        return fate instanceof SmtpConnection.Fate.Unknown unknown
                ? Outcome.unknown("no-answer", "邮件已交出,没有等到回答 (handed over, no answer)", unknown.words())
                : Outcome.retryable(
                        "interrupted",
                        "连接中途断开,没有交出 (the connection broke before it was handed over)",
                        ((SmtpConnection.Fate.NotSent) fate).words(),
                        null);
    }

    /** The door stayed shut: nothing was sent, and nobody else of the list fares better. */
    private static Future<Outcome> closed(Throwable failure) {
        if (failure instanceof SmtpRefusedException refused) {
            return Future.succeededFuture(SmtpStatus.outcome(refused.reply(), SmtpStage.GREETING));
        }
        return failure instanceof SmtpLostException
                ? Future.succeededFuture(Outcome.retryable(
                        "target-unreachable",
                        "邮件服务器没有把话说完 (the server broke off)",
                        String.valueOf(failure.getMessage()),
                        null))
                : Future.failedFuture(failure);
    }
}
