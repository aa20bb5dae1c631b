package io.redletter.delivery.mail;

import io.redletter.content.PlainText;
import io.redletter.content.WorkVersion;
import io.redletter.delivery.channel.Message;
import io.redletter.platform.template.Templates;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the letter of an approved wording. Its HTML was cleaned when it was saved; only addresses become absolute here. */
final class LetterWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String BLOCK_END = "(?i)</(?:p|li|h[2-4]|tr|blockquote|figure|table)>|<br\\s*/?>|<hr\\s*/?>";

    private final Templates templates;

    LetterWriter(Templates templates) {
        this.templates = templates;
    }

    Letter write(MailAccount account, Message message) {
        WorkVersion version = message.version();
        String gap = Letter.gap(message.key());
        String sender = account.fromName().isEmpty() ? message.channelName() : account.fromName();
        return new Letter(
                message.key(),
                date(message.at()),
                account.from(),
                account.fromName(),
                account.replyTo(),
                account.returnDomain(),
                message.campaignId(),
                message.channelId(),
                message.channelName(),
                message.publicUrl() + Unsubscribe.PATH,
                version.language(),
                version.title().strip(),
                text(message, sender, gap),
                html(message, sender, gap));
    }

    /** As a header has it. */
    static String date(Instant at) {
        return DATE.format(at);
    }

    private String html(Message message, String sender, String gap) {
        WorkVersion version = message.version();
        Map<String, Object> model = new HashMap<>();
        model.put("title", version.title());
        model.put("summary", version.summary());
        model.put("language", version.language());
        model.put("body", version.bodyHtml().replace(" src=\"/media/", " src=\"" + message.publicUrl() + "/media/"));
        model.put("cover", Optional.ofNullable(message.coverUrl()));
        model.put("video", Optional.ofNullable(message.videoUrl()).isPresent());
        model.put("url", message.url());
        model.put("sender", sender);
        model.put("unsubscribe", gap);
        return templates.render("mail/letter.ftlh", model);
    }

    private static String text(Message message, String sender, String gap) {
        WorkVersion version = message.version();
        String body = Arrays.stream(version.bodyHtml().split(BLOCK_END))
                .map(PlainText::of)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\r\n\r\n"));
        return version.title() + "\r\n\r\n"
                + (version.summary().isBlank() ? "" : version.summary() + "\r\n\r\n")
                + (body.isEmpty() ? "" : body + "\r\n\r\n")
                + "在网页上看 (read online): " + message.url() + "\r\n\r\n"
                + "-- \r\n"
                + "这封邮件由 " + sender + " 发给订阅了它的人。\r\n"
                + "不想再收到,请打开 (to unsubscribe): " + gap + "\r\n";
    }
}
