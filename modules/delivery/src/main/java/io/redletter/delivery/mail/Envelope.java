package io.redletter.delivery.mail;

import io.redletter.delivery.channel.Target;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One person's message: headers and body, made from the letter alone and the same however often. */
final class Envelope {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private final String body;

    private Envelope(String body) {
        this.body = body;
    }

    static Envelope of(Letter letter, Target target, MailAddress to, String unsubscribe) {
        String boundary = "=_" + target.key();
        Envelope envelope = new Envelope(body(letter, unsubscribe, boundary));
        String domain = letter.from().substring(letter.from().lastIndexOf('@') + 1);
        envelope.add("Date", letter.date());
        envelope.add("From", HeaderText.mailbox(letter.fromName(), letter.from(), "From".length()));
        envelope.add("To", HeaderText.mailbox(target.recipient().name(), to.wire(), "To".length()));
        if (!letter.replyTo().isEmpty()) {
            envelope.add("Reply-To", letter.replyTo());
        }
        envelope.add("Subject", HeaderText.words(letter.subject(), "Subject".length()));
        envelope.add("Message-ID", "<" + target.key() + "@" + domain + ">");
        envelope.add("List-Id", HeaderText.label(letter.channelName(), letter.channelId() + "." + domain));
        envelope.add("List-Unsubscribe", "<" + unsubscribe + ">");
        envelope.add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        envelope.add("Auto-Submitted", "auto-generated");
        envelope.add("Precedence", "bulk");
        envelope.add("Feedback-ID", letter.campaignId() + ":" + letter.channelId() + ":push:redletter");
        envelope.add("Content-Language", HeaderText.token(letter.language()));
        envelope.add("MIME-Version", "1.0");
        envelope.add("Content-Type", "multipart/alternative;\r\n boundary=\"" + boundary + "\"");
        return envelope;
    }

    MultiMap headers() {
        return headers;
    }

    String body() {
        return body;
    }

    /** As it goes over the wire, without the full stop that ends it. */
    Buffer bytes(String... signatures) {
        StringBuilder text = new StringBuilder(body.length() + 1024);
        for (String signature : signatures) {
            text.append("DKIM-Signature: ").append(signature).append("\r\n");
        }
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return Buffer.buffer(text.append("\r\n").append(body).toString());
    }

    private void add(String name, String value) {
        headers.add(name, value);
    }

    private static String body(Letter letter, String unsubscribe, String boundary) {
        String gap = Letter.gap(letter.key());
        return part(boundary, "plain", letter.text().replace(gap, unsubscribe))
                + part(boundary, "html", letter.html().replace(gap, unsubscribe))
                + "--" + boundary + "--\r\n";
    }

    private static String part(String boundary, String kind, String text) {
        return "--" + boundary + "\r\nContent-Type: text/" + kind
                + "; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }
}
