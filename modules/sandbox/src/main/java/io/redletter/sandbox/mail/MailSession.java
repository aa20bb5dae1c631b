package io.redletter.sandbox.mail;

import io.redletter.sandbox.exchange.Digest;
import io.redletter.sandbox.exchange.Fault;
import io.redletter.sandbox.exchange.FaultKind;
import io.redletter.sandbox.ledger.LedgerEntry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One conversation. Commands are answered in their order, a message once it stands in the ledger on disk. */
final class MailSession {
    private static final int LONGEST_COMMAND = 1_000;
    private static final int KEPT = 4_096;
    private static final Pattern PATH = Pattern.compile("(?i)(?:MAIL FROM|RCPT TO):\\s*<([^>]*)>(.*)");

    private final MailStand stand;
    private final NetSocket socket;
    private Buffer unread = Buffer.buffer();
    private boolean greeted;
    private boolean known;
    private @Nullable String from;
    private @Nullable String to;
    private boolean eightBit;
    private boolean reading;
    private boolean busy;
    private @Nullable Fault fault;

    MailSession(MailStand stand, NetSocket socket) {
        this.stand = stand;
        this.socket = socket;
        this.known = stand.house().login() == null;
        socket.exceptionHandler(failure -> socket.close());
        socket.handler(bytes -> {
            unread.appendBuffer(bytes);
            work();
        });
    }

    void greet() {
        say("220 sandbox ESMTP");
    }

    private void work() {
        while (!busy && (reading ? message() : command())) {
            // one after the other
        }
    }

    /** Whether there was a whole line. */
    private boolean command() {
        int end = find("\r\n");
        if (end < 0) {
            if (unread.length() > LONGEST_COMMAND) {
                say("500 5.5.6 line too long");
                socket.close();
            }
            return false;
        }
        String line = unread.getString(0, end, StandardCharsets.UTF_8.name());
        unread = unread.getBuffer(end + 2, unread.length());
        answer(line);
        return true;
    }

    private void answer(String line) {
        String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (word) {
            case "EHLO", "HELO" -> hello(word, line);
            case "AUTH" -> login(line);
            case "MAIL" -> mail(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> data();
            case "RSET" -> {
                forget();
                say("250 2.0.0 ok");
            }
            case "NOOP" -> say("250 2.0.0 ok");
            case "QUIT" -> socket.write("221 2.0.0 bye\r\n").onComplete(done -> socket.close());
            default -> say("502 5.5.1 not here");
        }
    }

    private void hello(String word, String line) {
        if (line.length() < 6) {
            say("501 5.5.4 who is it");
            return;
        }
        greeted = true;
        forget();
        String login = stand.house().login() == null ? "" : "250-AUTH PLAIN\r\n";
        say(
                word.equals("HELO")
                        ? "250 sandbox"
                        : "250-sandbox\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n" + login
                                + "250 SIZE " + MessageRules.LARGEST);
    }

    private void login(String line) {
        String wanted = Base64.getEncoder()
                .encodeToString(
                        ("\0" + stand.house().login() + "\0" + stand.house().password())
                                .getBytes(StandardCharsets.UTF_8));
        known = known || line.equals("AUTH PLAIN " + wanted);
        say(known ? "235 2.7.0 welcome" : "535 5.7.8 wrong login");
    }

    private void mail(String line) {
        Matcher path = PATH.matcher(line);
        if (!greeted || from != null) {
            say("503 5.5.1 not now");
        } else if (!known) {
            say("530 5.7.0 log in first");
        } else if (!path.matches()) {
            say("501 5.5.4 MAIL FROM:<address>");
        } else {
            eightBit = path.group(2).toUpperCase(Locale.ROOT).contains("BODY=8BITMIME");
            from = path.group(1);
            say("250 2.1.0 ok");
        }
    }

    private void recipient(String line) {
        Matcher path = PATH.matcher(line);
        if (from == null || to != null) {
            say(from == null ? "503 5.5.1 not now" : "452 4.5.3 one person a message");
            return;
        }
        if (!path.matches()) {
            say("501 5.5.4 RCPT TO:<address>");
            return;
        }
        String address = path.group(1);
        Optional<Fault> due = stand.fault("rcpt", MailStand.AT_RECIPIENT);
        Optional<String> refusal =
                due.map(MailSession::words).or(() -> stand.people().refusal(address));
        if (refusal.isEmpty()) {
            to = address;
            say("250 2.1.5 ok");
            return;
        }
        busy = true;
        entry(
                        null,
                        false,
                        due.map(Fault::kind).orElse(null),
                        "To: " + address + " " + refusal.get(),
                        Buffer.buffer(),
                        refusal.get())
                .onComplete(written -> resume(refusal.get()));
    }

    private void data() {
        if (to == null) {
            say("503 5.5.1 nobody to send to");
            return;
        }
        fault = stand.fault("data", MailStand.AT_MESSAGE).orElse(null);
        reading = true;
        say("354 go ahead");
    }

    /** Whether the whole message is there. */
    private boolean message() {
        Fault due = fault;
        if (due != null && due.kind() == FaultKind.RESET && unread.length() > 0) {
            socket.close();
            return false;
        }
        boolean empty = unread.length() >= 3 && unread.getString(0, 3).equals(".\r\n");
        int end = empty ? 0 : find("\r\n.\r\n");
        if (end < 0) {
            if (unread.length() > MessageRules.LARGEST) {
                socket.close();
            }
            return false;
        }
        Buffer message = empty ? Buffer.buffer() : plain(unread.getBuffer(0, end + 2));
        unread = unread.getBuffer(empty ? 3 : end + 5, unread.length());
        reading = false;
        busy = true;
        take(message, due);
        return false;
    }

    private void take(Buffer message, @Nullable Fault due) {
        Optional<String> refusal = MessageRules.refusal(message, eightBit);
        Map<String, String> headers = MessageRules.headers(message);
        String key = MessageRules.key(headers).orElse(null);
        String sender = String.valueOf(from);
        String person = String.valueOf(to);
        boolean taken = refusal.isEmpty() && key != null;
        String answer = refusal.orElse("250 2.0.0 taken " + key);
        entry(key, taken, due == null ? null : due.kind(), "To: " + person, message, answer)
                .onSuccess(v -> {
                    if (taken) {
                        stand.keep(new ReceivedMail(
                                String.valueOf(key), stand.clock().instant(), sender, person, message));
                    }
                    forget();
                    reply(answer, due);
                })
                .onFailure(failure -> socket.close());
    }

    private void reply(String answer, @Nullable Fault due) {
        if (due == null) {
            resume(answer);
            return;
        }
        switch (due.kind()) {
            case ANSWER_LOST -> socket.close();
            case HALF_BODY -> socket.write(answer.substring(0, 2)).onComplete(done -> socket.close());
            case SLOW -> stand.vertx().timer(Math.max(1, due.delayMs())).onComplete(done -> resume(answer));
            default -> resume(answer);
        }
    }

    private void resume(String answer) {
        busy = false;
        say(answer);
        work();
    }

    private Future<Void> entry(
            @Nullable String key, boolean taken, @Nullable FaultKind kind, String note, Buffer message, String answer) {
        boolean repeat = key != null
                && stand.ledger()
                        .count(MailStand.TARGET, key)
                        .filter(count -> count.effects() > 0)
                        .isPresent();
        boolean lost = kind == FaultKind.ANSWER_LOST;
        return stand.ledger()
                .append(
                        new LedgerEntry(
                                0,
                                stand.clock().instant(),
                                MailStand.TARGET,
                                key == null && message.length() == 0 ? "rcpt" : "data",
                                null,
                                key,
                                lost ? 0 : Integer.parseInt(answer.substring(0, 3)),
                                0,
                                taken,
                                repeat,
                                kind == null ? null : kind.word(),
                                note,
                                Digest.sha256(message),
                                message.length(),
                                message.length() == 0 ? null : message.getString(0, Math.min(KEPT, message.length()))),
                        List.of());
    }

    private void forget() {
        from = null;
        to = null;
        fault = null;
    }

    private void say(String line) {
        socket.write(line + "\r\n").onFailure(failure -> socket.close());
    }

    private int find(String end) {
        byte[] wanted = end.getBytes(StandardCharsets.US_ASCII);
        outer:
        for (int i = 0; i + wanted.length <= unread.length(); i++) {
            for (int j = 0; j < wanted.length; j++) {
                if (unread.getByte(i + j) != wanted[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    /** Without the full stops that were added on the way. */
    private static Buffer plain(Buffer stuffed) {
        Buffer plain = Buffer.buffer(stuffed.length());
        int start = 0;
        for (int i = 0; i < stuffed.length(); i++) {
            if (stuffed.getByte(i) == '.' && (i == 0 || stuffed.getByte(i - 1) == '\n')) {
                plain.appendBuffer(stuffed, start, i - start);
                start = i + 1;
            }
        }
        return plain.appendBuffer(stuffed, start, stuffed.length() - start);
    }

    private static String words(Fault fault) {
        return switch (fault.kind()) {
            case RATE_LIMIT -> "451 4.7.1 greylisted, come again";
            case GONE -> "550 5.1.1 no such mailbox";
            default -> (fault.code() == 0 ? 550 : fault.code()) + " 5.0.0 ordered fault";
        };
    }
}
