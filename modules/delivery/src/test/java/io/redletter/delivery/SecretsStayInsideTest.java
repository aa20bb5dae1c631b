package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.redletter.campaign.Push;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** With everything logged that can be: no secret of any channel is found in the log, in the record, or in what people are shown. */
class SecretsStayInsideTest extends HouseTest {
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Log log = new Log();
    private Level before;

    SecretsStayInsideTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @BeforeEach
    void logEverything() {
        before = ROOT.getLevel();
        log.setContext(ROOT.getLoggerContext());
        log.start();
        ROOT.addAppender(log);
        ROOT.setLevel(Level.DEBUG);
    }

    @AfterEach
    void logAsUsual() {
        ROOT.setLevel(before);
        ROOT.detachAppender(log);
    }

    @Test
    void ofAWebhook() {
        ChannelAccount channel = house.webhook("one");
        house.otherSide.goWrong("webhook:one", "status5xx", null);

        deliver(house.armed(channel), channel);

        assertNowhere(channel, List.of(OtherSide.HOOK_SECRET, OtherSide.HOOK_SECRET.substring("whsec_".length())));
    }

    @Test
    void ofAnOfficialAccount() {
        ChannelAccount channel = house.wechat("freepublish");
        house.otherSide.goWrong("wechat", "errcode", "draft/add", 1, new JsonObject().put("code", 40001));
        house.otherSide.goWrong("wechat", "answer-lost", "freepublish/submit");

        deliver(house.armed(channel), channel);

        assertNowhere(channel, List.of(OtherSide.APP_SECRET, house.otherSide.accessToken()));
    }

    @Test
    void ofAMailAccount() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String key = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        String secret = new JsonObject()
                .put("password", OtherSide.MAIL_PASSWORD)
                .put("dkim-key", key)
                .encode();
        ChannelAccount channel =
                house.email(Map.of("dkim-domain", "redletter.example", "dkim-selector", "mail"), secret);
        house.people.add("reader@home.example");
        house.people.add("late@home.example");
        house.otherSide.goWrong("mail", "rate-limit", null);
        await(house.deliveries.channels().test(house.boss, channel.id()).otherwise("refused once"));

        deliver(house.armedTo(PeopleOfAList.EVERYBODY, channel), channel);

        String login = "\0" + OtherSide.MAIL_LOGIN + "\0" + OtherSide.MAIL_PASSWORD;
        assertThat(new Letters(house.otherSide).to("reader@home.example")).contains("DKIM-Signature: ");
        assertNowhere(
                channel,
                List.of(
                        OtherSide.MAIL_PASSWORD,
                        Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)),
                        key.substring(40, 120)));
    }

    private void deliver(Push push, ChannelAccount channel) {
        fire(push);
        awaitState(push, channel, DeliveryState.SENT, Duration.ofSeconds(5));
    }

    private void assertNowhere(ChannelAccount channel, List<String> secrets) {
        assertThat(log.events.get()).as("events that were looked at").isPositive();
        assertThat(log.texts).as("log").noneMatch(text -> holds(text, secrets));
        assertThat(record()).as("record").noneMatch(text -> holds(text, secrets));
        assertThat(shown(channel)).as("what people are shown").noneMatch(text -> holds(text, secrets));
    }

    private static boolean holds(String text, List<String> secrets) {
        return secrets.stream().anyMatch(text::contains);
    }

    /** Every document of every collection, as stored. */
    private List<String> record() {
        List<String> documents = new ArrayList<>();
        for (String name : List.of(
                "channels",
                "deliveries",
                "delivery_chunks",
                "delivery_targets",
                "wechat_tokens",
                "wechat_jobs",
                "audit",
                "pushes")) {
            await(platform.mongo()
                            .list(platform.mongo()
                                    .collection(name, Document.class)
                                    .find()))
                    .forEach(document -> documents.add(name + " " + document.toJson()));
        }
        assertThat(documents).isNotEmpty();
        return documents;
    }

    /** What the API and the pages draw from. */
    private List<String> shown(ChannelAccount channel) {
        return List.of(
                await(house.deliveries.channels().get(house.boss, channel.id())).toString(),
                await(house.deliveries.channels().list(house.boss)).toString(),
                await(house.deliveries.watch().health(house.boss, channel.id())).toString(),
                await(house.deliveries.service().list(house.boss, new DeliveryFilter(null, channel.id(), null), 100))
                        .toString());
    }

    /** Keeps what was said, whole, with every cause. */
    private static final class Log extends AppenderBase<ILoggingEvent> {
        private final Queue<String> texts = new ConcurrentLinkedQueue<>();
        private final AtomicLong events = new AtomicLong();

        @Override
        protected void append(ILoggingEvent event) {
            events.incrementAndGet();
            String failure =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            texts.add(event.getLoggerName() + " " + event.getFormattedMessage() + failure);
        }
    }
}
