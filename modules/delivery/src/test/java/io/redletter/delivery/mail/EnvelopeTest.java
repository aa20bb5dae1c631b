package io.redletter.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.delivery.audience.Recipient;
import io.redletter.delivery.channel.Target;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void saysWhatGoodSendersSay() {
        Map<String, String> headers = headers(envelope("六五环境日", "张三").bytes());

        assertThat(headers)
                .containsEntry("message-id", "<" + KEY + "@example.cn>")
                .containsEntry("date", "Sat, 5 Jun 2027 00:00:00 +0000")
                .containsEntry("list-unsubscribe", "<https://r.example/u/token>")
                .containsEntry("list-unsubscribe-post", "List-Unsubscribe=One-Click")
                .containsEntry("auto-submitted", "auto-generated")
                .containsEntry("precedence", "bulk")
                .containsEntry("mime-version", "1.0");
        assertThat(headers.get("feedback-id")).isEqualTo("camp_1:ch_1:push:redletter");
        assertThat(headers.get("list-id")).endsWith("<ch_1.example.cn>");
    }

    @Test
    void writesChineseSubjectsAndNamesSoThatEveryReaderReadsThem() {
        String subject = "六五环境日:共建清洁美丽世界,清溪市邀请您带着孩子来看空气和水是怎样测的";

        Buffer bytes = envelope(subject, "欧阳晓晓").bytes();

        Map<String, String> headers = headers(bytes);
        assertThat(DecoderUtil.decodeEncodedWords(headers.get("subject"), StandardCharsets.UTF_8))
                .isEqualTo(subject);
        assertThat(DecoderUtil.decodeEncodedWords(headers.get("from"), StandardCharsets.UTF_8))
                .isEqualTo("清溪生态 <news@example.cn>");
        assertThat(DecoderUtil.decodeEncodedWords(headers.get("to"), StandardCharsets.UTF_8))
                .isEqualTo("欧阳晓晓 <reader@home.example>");
        assertThat(bytes.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(79));
        assertThat(bytes.toString()).matches("\\A\\p{ASCII}*\\z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: all@example.cn",
                "x\nBcc: all@example.cn",
                "x\rBcc: all@example.cn",
                "x\u2028Bcc: all@example.cn",
                "x\u0085Bcc: all@example.cn",
                "=?utf-8?q?x=0D=0ABcc:_all@example.cn?=\r\n\r\nbody",
                "x\0\r\n\r\n<html>"
            })
    void letsNoWordOfPeopleBecomeAHeader(String hostile) {
        Map<String, String> headers = headers(envelope(hostile, hostile).bytes());

        assertThat(headers).doesNotContainKey("bcc");
        assertThat(headers.keySet())
                .isEqualTo(headers(envelope("subject", "name").bytes()).keySet());
    }

    @Test
    void makesTheSameBytesForTheSamePersonAgain() {
        assertThat(envelope("六五环境日", "张三").bytes())
                .isEqualTo(envelope("六五环境日", "张三").bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"relaxed", "simple"})
    void signsSoThatAnotherLibraryVerifiesIt(String form) throws Exception {
        KeyPair keys = keys();
        Buffer message = signed(keys, form);

        var verified = verifier(keys).verify(new ByteArrayInputStream(message.getBytes()));

        assertThat(verified).hasSize(1);
        assertThat(verified.get(0).getDToken().toString()).isEqualTo("example.cn");
    }

    @Test
    void isNoLongerVerifiedOnceAByteIsChanged() throws Exception {
        KeyPair keys = keys();
        String message = signed(keys, "relaxed").toString();
        String changed = message.replace("<https://r.example/u/token>", "<https://r.example/u/other>");

        assertThat(verifier(keys).verify(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))))
                .hasSize(1);
        assertThatThrownBy(
                        () -> verifier(keys).verify(new ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(FailException.class);
    }

    private static Buffer signed(KeyPair keys, String form) {
        Vertx vertx = Vertx.vertx();
        try {
            MailAccount account = MailAccount.of(Map.of(
                    "host",
                    "smtp.example.cn",
                    "from",
                    "news@example.cn",
                    "dkim-domain",
                    "example.cn",
                    "dkim-selector",
                    "mail",
                    "dkim-canonicalization",
                    form));
            String key = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
            Envelope envelope = envelope("六五环境日:共建清洁美丽世界", "张三");
            return new DkimStamp(vertx, account, key)
                    .sign(envelope)
                    .map(envelope::bytes)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } finally {
            vertx.close();
        }
    }

    private static DKIMVerifier verifier(KeyPair keys) {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        return new DKIMVerifier((method, selector, domain) ->
                selector.toString().equals("mail") && domain.toString().equals("example.cn")
                        ? List.of(record)
                        : List.of());
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static Envelope envelope(String subject, String name) {
        Letter letter = new Letter(
                "fedcba9876543210fedcba9876543210",
                "Sat, 5 Jun 2027 00:00:00 +0000",
                "news@example.cn",
                "清溪生态",
                "",
                "",
                "camp_1",
                "ch_1",
                "环境日邮件",
                "https://r.example/u/",
                "zh-CN",
                subject,
                "正文",
                "<p>正文</p>");
        Target target = new Target(
                KEY, "mark", new Recipient("al_1:1", "reader@home.example", name, "", "", Map.of(), List.of()));
        return Envelope.of(
                letter, target, MailAddress.parse("reader@home.example").orElseThrow(), "https://r.example/u/token");
    }

    /** As a receiver reads them: up to the first empty line, unfolded. */
    private static Map<String, String> headers(Buffer message) {
        String text = message.toString();
        Map<String, String> headers = new LinkedHashMap<>();
        String unfolded = text.substring(0, text.indexOf("\r\n\r\n")).replaceAll("\r\n(?=[ \t])", "");
        for (String line : unfolded.split("\r\n")) {
            int colon = line.indexOf(": ");
            assertThat(colon).as(line).isPositive();
            headers.merge(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2), (a, b) -> {
                throw new IllegalStateException("a header stands twice: " + a);
            });
        }
        return headers;
    }
}
