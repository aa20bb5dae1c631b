package io.redletter.delivery.mail;

import io.redletter.delivery.ChannelAccount;
import io.redletter.platform.RefusedException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail account as its settings have it.
 *
 * @param host of the mail server we hand messages to
 * @param security {@code starttls} (asked for, or nothing is sent), {@code optional} (taken where it is offered; without it
 *     no password is sent), {@code tls} from the first byte, or {@code none}
 * @param fingerprint the SHA-256 of the server's certificate, 64 lower-case hexadecimal digits: that very one is trusted and
 *     no other; empty where the usual authorities vouch for it
 * @param login empty where the server asks for none
 * @param from the address people see
 * @param replyTo where answers go; empty for {@code from}
 * @param returnDomain where messages come back to, one address per person; empty where nothing is to come back to us
 * @param pool connections of one node
 * @param rate messages a second of one node; 0 for no limit
 * @param operator who gets the test message; empty for none
 * @param dkimDomain empty where the mail server signs, or nobody does
 */
record MailAccount(
        String host,
        int port,
        Security security,
        String fingerprint,
        String login,
        String from,
        String fromName,
        String replyTo,
        String returnDomain,
        int pool,
        int rate,
        String operator,
        String dkimDomain,
        String dkimSelector,
        boolean dkimSimple) {
    static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");
    private static final Set<String> KNOWN = Set.of(
            "host",
            "port",
            "security",
            "tls-fingerprint",
            "login",
            "from",
            "from-name",
            "reply-to",
            "return-domain",
            "pool",
            "rate",
            "test-to",
            "dkim-domain",
            "dkim-selector",
            "dkim-canonicalization");

    /** How the way to the server is kept private. */
    enum Security {
        STARTTLS,
        OPTIONAL,
        TLS,
        NONE
    }

    static MailAccount of(ChannelAccount account) {
        return read(account.settings());
    }

    /** @throws RefusedException pointing at the setting at fault */
    static MailAccount of(Map<String, String> settings) {
        for (String key : settings.keySet()) {
            if (!KNOWN.contains(key)) {
                throw refusal(key, "没有这个设置 (no such setting)");
            }
        }
        return read(settings);
    }

    /** Others may stand beside them, such as how fast the account wants to be called. */
    private static MailAccount read(Map<String, String> settings) {
        Security security = security(text(settings, "security", "starttls"));
        return new MailAccount(
                host(text(settings, "host", "")),
                number(settings, "port", security == Security.TLS ? 465 : 587, 1, 65_535),
                security,
                fingerprint(settings),
                line(settings, "login", 200),
                address(settings, "from", true),
                line(settings, "from-name", 80),
                address(settings, "reply-to", false),
                domain(settings, "return-domain"),
                number(settings, "pool", 4, 1, 64),
                number(settings, "rate", 0, 0, 10_000),
                address(settings, "test-to", false),
                domain(settings, "dkim-domain"),
                label(settings),
                simple(settings));
    }

    /** The domain of the sender, for ids. */
    String fromDomain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    boolean signs() {
        return !dkimDomain.isEmpty();
    }

    private static Security security(String text) {
        return switch (text) {
            case "starttls" -> Security.STARTTLS;
            case "optional" -> Security.OPTIONAL;
            case "tls" -> Security.TLS;
            case "none" -> Security.NONE;
            default -> throw refusal(
                    "security", "应为 starttls、optional、tls 或 none (expected: starttls, optional, tls or none)");
        };
    }

    /** As people copy it: with colons or without, in either case. */
    private static String fingerprint(Map<String, String> settings) {
        String text =
                text(settings, "tls-fingerprint", "").replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        if (!text.matches("([0-9a-f]{64})?")) {
            throw refusal("tls-fingerprint", "应为证书的 SHA-256 指纹,64 位十六进制 (expected: the certificate's SHA-256)");
        }
        return text;
    }

    private static String host(String text) {
        if (!text.matches("[A-Za-z0-9.:-]{1,253}")) {
            throw refusal("host", "应为邮件服务器的主机名 (expected: a host name)");
        }
        return text;
    }

    private static String address(Map<String, String> settings, String key, boolean needed) {
        String text = text(settings, key, "");
        boolean missing = text.isEmpty() && !needed;
        if (!missing && MailAddress.parse(text).isEmpty()) {
            throw refusal(key, "应为邮箱地址,如 info@example.cn (expected: an address)");
        }
        return missing ? "" : MailAddress.parse(text).orElseThrow().wire();
    }

    private static String domain(Map<String, String> settings, String key) {
        String text = text(settings, key, "");
        if (!text.isEmpty() && !DOMAIN.matcher(text).matches()) {
            throw refusal(key, "应为小写域名,如 mail.example.cn (expected: a lower-case domain)");
        }
        return text;
    }

    private static String label(Map<String, String> settings) {
        String text = text(settings, "dkim-selector", "");
        boolean fits = settings.getOrDefault("dkim-domain", "").isBlank()
                || text.matches("[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?");
        if (!fits) {
            throw refusal("dkim-selector", "填了 DKIM 域名就要填选择符,如 mail (expected: a selector)");
        }
        return text;
    }

    private static boolean simple(Map<String, String> settings) {
        String text = text(settings, "dkim-canonicalization", "relaxed");
        if (!text.equals("relaxed") && !text.equals("simple")) {
            throw refusal("dkim-canonicalization", "应为 relaxed 或 simple (expected: relaxed or simple)");
        }
        return text.equals("simple");
    }

    private static String line(Map<String, String> settings, String key, int longest) {
        String text = text(settings, key, "");
        if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw refusal(key, "最多 " + longest + " 个字,一行 (expected: one line)");
        }
        return text;
    }

    private static int number(Map<String, String> settings, String key, int otherwise, int least, int most) {
        String text = text(settings, key, String.valueOf(otherwise));
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw refusal(key, "应为 " + least + " 到 " + most + " (expected: " + least + " to " + most + ")");
        }
        return Integer.parseInt(text);
    }

    private static String text(Map<String, String> settings, String key, String otherwise) {
        String text = settings.getOrDefault(key, "").strip();
        return text.isEmpty() ? otherwise : text;
    }

    private static RefusedException refusal(String key, String words) {
        return RefusedException.field("/settings/" + key, "invalid-field", key + ": " + words);
    }
}
