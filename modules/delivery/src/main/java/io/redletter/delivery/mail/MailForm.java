package io.redletter.delivery.mail;

import io.redletter.delivery.channel.Setting;
import io.redletter.delivery.channel.Setting.Choice;
import java.util.List;

/** The set-up form of an e-mail account. */
final class MailForm {
    static final List<Setting> FIELDS = List.of(
            Setting.required("host", "邮件服务器", "Mail server", "如 smtp.example.cn"),
            Setting.choice(
                    "security",
                    "加密",
                    "Encryption",
                    new Choice("starttls", "STARTTLS (587)", "STARTTLS (587)"),
                    new Choice("tls", "TLS (465)", "TLS (465)"),
                    new Choice("optional", "有就用 STARTTLS,没有也发", "STARTTLS where offered"),
                    new Choice("none", "不加密 (仅限内部)", "none (inside only)")),
            Setting.optional("port", "端口", "Port", "不填按加密方式取 (by the encryption if empty)", ""),
            Setting.optional(
                    "tls-fingerprint",
                    "证书指纹",
                    "Certificate's fingerprint",
                    "服务器用自签证书时填其 SHA-256 指纹,只信这一张 (only for a self-signed certificate)",
                    ""),
            Setting.optional("login", "登录名", "Login", "不需要登录就不填 (leave empty for none)", ""),
            Setting.optional(
                    Setting.SECRET,
                    "密码",
                    "Password",
                    "密码;要自己签 DKIM 时写 {\"password\":\"…\",\"dkim-key\":\"PKCS #8\"} (password, or JSON with a DKIM key)",
                    ""),
            Setting.required("from", "发件地址", "From", "如 news@example.cn"),
            Setting.optional("from-name", "发件人", "Sender's name", "收件人看到的名字", ""),
            Setting.optional("reply-to", "回复到", "Reply to", "不填回到发件地址", ""),
            Setting.optional(
                    "return-domain", "退信域名", "Return domain", "退信回到 b-…@这个域名,由本系统识别 (bounces are read here)", ""),
            Setting.optional("pool", "连接数", "Connections", "1 到 64", "4"),
            Setting.optional("rate", "每秒封数", "Messages a second", "0 为不限 (0: no limit)", "0"),
            Setting.optional("test-to", "测试邮件收件人", "Test letter to", "操作员自己的地址", ""),
            Setting.optional("dkim-domain", "DKIM 域名", "DKIM domain", "服务器已签就不填", ""),
            Setting.optional("dkim-selector", "DKIM 选择符", "DKIM selector", "如 mail", ""),
            Setting.choice(
                    "dkim-canonicalization",
                    "DKIM 规范化",
                    "DKIM canonicalization",
                    new Choice("relaxed", "relaxed", "relaxed"),
                    new Choice("simple", "simple", "simple")));

    private MailForm() {}
}
