package io.redletter.delivery.mail;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Puts a server's lines together to replies: {@code 250-more}, {@code 250 last}. */
final class SmtpReplies implements Handler<Buffer> {
    private static final Pattern LINE = Pattern.compile("[2-5][0-9]{2}(?:[ -].*)?", Pattern.DOTALL);
    private static final int LONGEST = 64 * 1024;

    private final Handler<SmtpReply> replies;
    private final Runnable nonsense;
    private final StringBuilder text = new StringBuilder();
    private Buffer rest = Buffer.buffer();

    /** @param nonsense called once where the other side does not speak SMTP */
    SmtpReplies(Handler<SmtpReply> replies, Runnable nonsense) {
        this.replies = replies;
        this.nonsense = nonsense;
    }

    @Override
    public void handle(Buffer bytes) {
        rest.appendBuffer(bytes);
        int from = 0;
        for (int end = newline(from); end >= 0; end = newline(from)) {
            String line =
                    rest.getString(from, end, StandardCharsets.UTF_8.name()).stripTrailing();
            from = end + 1;
            if (!LINE.matcher(line).matches()) {
                nonsense.run();
                return;
            }
            line(line);
        }
        rest = rest.getBuffer(from, rest.length());
        if (rest.length() + text.length() > LONGEST) {
            nonsense.run();
        }
    }

    private void line(String line) {
        if (!text.isEmpty()) {
            text.append(' ');
        }
        if (line.length() > 4) {
            text.append(line, 4, line.length());
        }
        if (line.length() == 3 || line.charAt(3) == ' ') {
            SmtpReply reply = new SmtpReply(Integer.parseInt(line.substring(0, 3)), text.toString());
            text.setLength(0);
            replies.handle(reply);
        }
    }

    private int newline(int from) {
        for (int i = from; i < rest.length(); i++) {
            if (rest.getByte(i) == '\n') {
                return i;
            }
        }
        return -1;
    }
}
