package io.redletter.delivery.mail;

import io.redletter.platform.Ids;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** A letter to the operator that says that the account works. */
final class TestLetter {
    private TestLetter() {}

    static Buffer bytes(MailAccount account, Instant now) {
        String text = "这是红历的测试邮件:账号设置可用。\r\nThis is Redletter's test letter: the account works.\r\n";
        return Buffer.buffer("From: " + HeaderText.mailbox(account.fromName(), account.from(), 4) + "\r\n"
                + "To: " + account.operator() + "\r\n"
                + "Subject: " + HeaderText.words("红历测试邮件 (test)", 7) + "\r\n"
                + "Message-ID: <" + Ids.next("test") + "@" + account.fromDomain() + ">\r\n"
                + "Date: " + LetterWriter.date(now) + "\r\n"
                + "Auto-Submitted: auto-generated\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=UTF-8\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                + "\r\n");
    }
}
