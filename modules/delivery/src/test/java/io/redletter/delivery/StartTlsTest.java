package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.campaign.Push;
import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to a mail server is private, or nothing worth hearing goes over it. */
class StartTlsTest extends HouseTest {
    private static final String READER = "reader@home.example";

    @TempDir
    private static Path directory;

    private PostOffice office;

    StartTlsTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Override
    House house() {
        return new House(platform, clock, "127.0.0.1");
    }

    @AfterEach
    void closeTheOffice() {
        office.close();
    }

    @Test
    void sendsNothingToAServerThatNobodyVouchesFor() {
        open(PostOffice.Way.STARTTLS);
        ChannelAccount channel = email("starttls", "");

        assertThat(health(channel).well()).isFalse();
        assertThat(health(channel).words()).contains("连接不上");
        assertNothingWasSaid();
    }

    @Test
    void trustsAServerByTheFingerprintOfItsOwnCertificate() {
        open(PostOffice.Way.STARTTLS);
        ChannelAccount channel = email("starttls", office.fingerprint());
        house.people.add(READER);

        Push push = send(channel);

        awaitState(push, channel, DeliveryState.SENT);
        assertThat(office.heard).contains("plain STARTTLS", "tls RCPT TO:<" + READER + ">", "tls DATA");
        assertThat(office.heard).noneMatch(line -> line.startsWith("plain AUTH") || line.startsWith("plain MAIL"));
    }

    @Test
    void trustsNoOtherCertificateThanThatOne() {
        open(PostOffice.Way.STARTTLS);

        assertThat(health(email("starttls", "ab".repeat(32))).well()).isFalse();
        assertNothingWasSaid();
    }

    @Test
    void sendsNothingWhereTlsIsTakenOutOnTheWay() {
        open(PostOffice.Way.PLAIN);
        ChannelAccount channel = email("starttls", office.fingerprint());
        house.people.add(READER);

        Push push = send(channel);

        awaitState(push, channel, DeliveryState.ACCEPTED);
        assertThat(health(channel).words()).contains("STARTTLS");
        untilItEnds(push, channel);
        assertThat(house.counts(push, channel).sent()).isZero();
        assertNothingWasSaid();
    }

    @Test
    void believesNoAnswerThatCameBeforeTheKey() {
        open(PostOffice.Way.INJECTED);

        assertThat(health(email("starttls", office.fingerprint())).well()).isFalse();
        assertNothingWasSaid();
    }

    @Test
    void takesTlsWhereItIsOfferedThoughItIsNotAskedFor() {
        open(PostOffice.Way.STARTTLS);
        ChannelAccount channel = email("optional", office.fingerprint());

        assertThat(health(channel).well()).as(office.heard.toString()).isTrue();
        assertThat(office.heard).anyMatch(line -> line.startsWith("tls AUTH PLAIN"));
    }

    @Test
    void sendsWithoutTlsWhereItIsNotAskedForButNeverAPassword() {
        open(PostOffice.Way.PLAIN);
        ChannelAccount withLogin = email("optional", "");
        ChannelAccount without = email(Map.of("security", "optional", "login", ""), "");
        house.people.add(READER);

        assertThat(health(withLogin).words()).contains("没有加密,不发送密码");
        assertNothingWasSaid();
        Push push = send(without);

        awaitState(push, without, DeliveryState.SENT);
        assertThat(office.heard).contains("plain RCPT TO:<" + READER + ">");
    }

    @Test
    void speaksTlsFromTheFirstByte() {
        open(PostOffice.Way.TLS);

        assertThat(health(email("tls", "")).well()).isFalse();
        assertThat(health(email("tls", office.fingerprint())).well()).isTrue();
        assertThat(office.heard).anyMatch(line -> line.startsWith("tls AUTH PLAIN"));
        assertThat(office.heard).noneMatch(line -> line.startsWith("plain "));
    }

    @Test
    void refusesAFingerprintThatIsNone() {
        open(PostOffice.Way.PLAIN);

        assertThatThrownBy(() -> email("starttls", "12:34"))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.pointer())
                        .isEqualTo("/settings/tls-fingerprint"));
    }

    private void open(PostOffice.Way way) {
        office = PostOffice.open(platform.vertx(), directory, way);
    }

    private ChannelAccount email(String security, String fingerprint) {
        return email(Map.of("security", security, "tls-fingerprint", fingerprint), OtherSide.MAIL_PASSWORD);
    }

    private ChannelAccount email(Map<String, String> more, String secret) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("port", String.valueOf(office.port()));
        return house.email(settings, secret);
    }

    private ChannelHealth health(ChannelAccount channel) {
        return await(house.deliveries.watch().health(house.boss, channel.id())).now();
    }

    private Push send(ChannelAccount channel) {
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        fire(push);
        return push;
    }

    private void assertNothingWasSaid() {
        assertThat(office.heard)
                .noneMatch(line -> line.contains("AUTH") || line.contains("MAIL") || line.contains("RCPT"));
    }
}
