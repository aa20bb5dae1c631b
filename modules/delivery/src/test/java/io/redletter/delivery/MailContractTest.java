package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.delivery.audience.Recipient;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.delivery.channel.ListChannel;
import io.redletter.delivery.channel.Target;
import io.redletter.delivery.mail.Mail;
import io.redletter.delivery.mail.MailConfig;
import io.redletter.delivery.outbound.TargetGuard;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.redletter.platform.template.Templates;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailContractTest extends ChannelContractTest {
    private static final Templates TEMPLATES = Templates.open(Path.of("../../templates"));
    private static final MailConfig QUICK = new MailConfig(-1, 2);
    private static final Target READER = new Target(
            "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
            "00112233445566778899aabbccddeeff-0-0",
            new Recipient("al_test:00000000", "reader@home.example", "张三", "zh", "410100", Map.of(), List.of()));

    MailContractTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Override
    Lab lab(House open) {
        return new MailLab(open.otherSide, open.email(), channel(open));
    }

    private ListChannel channel(House open) {
        TargetGuard guard = new TargetGuard(platform.vertx(), Set.of("127.0.0.1:" + open.otherSide.mailPort()));
        return new Mail(platform, QUICK, TEMPLATES, guard).channel();
    }

    @Test
    void saysOfAServerThatRefusesTheLoginThatItIsAiling() {
        ChannelHealth health = await(channel(house).health(house.email(), "another password"));

        assertThat(health.well()).isFalse();
        assertThat(health.words()).contains("535").doesNotContain("another password");
    }

    @Test
    void saysOfAServerThatIsNotThereThatItIsAiling() {
        int nobody = freePort();
        TargetGuard guard = new TargetGuard(platform.vertx(), Set.of("127.0.0.1:" + nobody));
        ListChannel channel = new Mail(platform, QUICK, TEMPLATES, guard).channel();

        ChannelHealth health =
                await(channel.health(house.email(Map.of("port", String.valueOf(nobody))), OtherSide.MAIL_PASSWORD));

        assertThat(health.well()).isFalse();
        assertThat(health.words()).contains("连接不上");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record MailLab(OtherSide side, ChannelAccount account, ListChannel channel) implements Lab {
        private static final String MAIL = "mail";

        @Override
        public Channel way() {
            return new OnePerson(channel, READER);
        }

        @Override
        public String secret() {
            return OtherSide.MAIL_PASSWORD;
        }

        @Override
        public List<Broken> brokenAccounts() {
            return List.of(
                    new Broken(Map.of(), secret(), "/settings/host"),
                    with("host", "not a host"),
                    with("port", "0"),
                    with("port", "smtp"),
                    with("security", "ssl"),
                    with("tls-fingerprint", "ab:cd"),
                    with("login", "a\r\nRSET"),
                    with("from", "nobody"),
                    with("from", "a@b.example>\r\nRSET"),
                    with("from-name", "x".repeat(81)),
                    with("reply-to", "x y@z.example"),
                    with("return-domain", "Not.A_Domain"),
                    with("pool", "65"),
                    with("rate", "-1"),
                    with("test-to", "operator"),
                    with("dkim-domain", "example"),
                    with("dkim-canonicalization", "strict"),
                    with("colour", "red"),
                    new Broken(and("dkim-domain", "redletter.example"), secret(), "/settings/dkim-selector"),
                    new Broken(and("dkim-domain", "redletter.example", "dkim-selector", "mail"), secret(), "/secret"),
                    new Broken(account.settings(), null, "/secret"),
                    new Broken(account.settings(), "", "/secret"),
                    new Broken(account.settings(), "{\"dkim-key\":\"AAAA\"}", "/secret"),
                    new Broken(account.settings(), "{\"password\":", "/secret"));
        }

        private Broken with(String key, String value) {
            return new Broken(and(key, value), secret(), "/settings/" + key);
        }

        private Map<String, String> and(String... more) {
            Map<String, String> settings = new LinkedHashMap<>(account.settings());
            for (int i = 0; i < more.length; i += 2) {
                settings.put(more[i], more[i + 1]);
            }
            return settings;
        }

        @Override
        public long done() {
            return side.effects(MAIL);
        }

        @Override
        public List<String> bodies() {
            return side.received(MAIL, "data").stream()
                    .map(entry -> entry.getString("digest"))
                    .toList();
        }

        @Override
        public void loseTheAnswer() {
            side.goWrong(MAIL, "answer-lost", null);
        }

        @Override
        public void dropTheCall() {
            side.goWrong(MAIL, "reset", null);
        }

        @Override
        public void beInTrouble() {
            side.goWrong(MAIL, "rate-limit", null);
        }

        @Override
        public void hang() {
            side.goWrong(MAIL, "slow", null, 1, new JsonObject().put("delayMs", 60_000));
        }
    }
}
