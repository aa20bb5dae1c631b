package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.delivery.channel.ListChannel;
import io.redletter.delivery.mail.Mail;
import io.redletter.delivery.mail.MailConfig;
import io.redletter.delivery.outbound.TargetGuard;
import io.redletter.delivery.outbound.TestGuards;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import io.redletter.platform.template.Templates;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail server's name that leads somewhere else the next time it is looked up. */
class MailRebindingTest extends HouseTest {
    private static final Templates TEMPLATES = Templates.open(Path.of("../../templates"));
    private static final String NAME = "rebind.test";

    @TempDir
    private static Path directory;

    private PostOffice office;
    private final Deque<String> addresses = new ArrayDeque<>();

    MailRebindingTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @AfterEach
    void closeTheOffice() {
        office.close();
    }

    @Test
    void looksAtTheAddressOfEveryConnectionAndTakesThatVeryOne() {
        ListChannel channel = channel(Set.of("127.0.0.1/32"), "127.0.0.1", "127.0.0.2", "127.0.0.1");

        ChannelHealth first = health(channel);
        ChannelHealth second = health(channel);
        ChannelHealth third = health(channel);

        assertThat(List.of(first.well(), second.well(), third.well())).containsExactly(true, false, true);
        assertThat(second.words()).contains("内部网络 127.0.0.2");
        assertThat(addresses).as("asked once a connection").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"})
    void connectsToNoPrivateAddressWhateverTheNameSaidBefore(String address) {
        ListChannel channel = channel(Set.of(), address);

        assertThat(health(channel).words()).contains("不允许");
        assertThat(office.heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "0x7f.1", "127.1", "017700000001"})
    void refusesAnOddNumberForAHostWhenTheAccountIsSetUp(String host) {
        ListChannel channel = channel(Set.of());

        assertThatThrownBy(() -> channel.checkAccount(
                        Map.of("host", host, "from", "news@redletter.example"), OtherSide.MAIL_PASSWORD))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.pointer())
                        .isEqualTo("/settings/host"));
    }

    private ListChannel channel(Set<String> allowed, String... found) {
        office = PostOffice.open(platform.vertx(), directory, PostOffice.Way.PLAIN);
        addresses.addAll(List.of(found));
        TargetGuard guard = TestGuards.resolving(platform.vertx(), allowed, host -> addresses.remove());
        return new Mail(platform, new MailConfig(-1, 2), TEMPLATES, guard).channel();
    }

    private ChannelHealth health(ListChannel channel) {
        ChannelAccount account =
                house.email(Map.of("port", String.valueOf(office.port()), "login", "", "security", "none"), "");
        Map<String, String> settings = new HashMap<>(account.settings());
        settings.put("host", NAME);
        return await(channel.health(account.with(settings), ""));
    }
}
