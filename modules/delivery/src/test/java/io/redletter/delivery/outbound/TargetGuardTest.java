package io.redletter.delivery.outbound;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {
    private static final Vertx VERTX = Vertx.vertx();
    private final TargetGuard guard = new TargetGuard(VERTX, Set.of("127.0.0.1:9000"));

    @AfterAll
    static void close() {
        await(VERTX.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "127.0.0.1",
                "127.9.9.9",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "2001:0:1::1",
                "2001:db8::1",
            })
    void knowsWhatIsNotPublic(String address) throws UnknownHostException {
        assertThat(Networks.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "193.0.0.1", "2400:3200::1", "2606:4700::1111"})
    void knowsWhatIsPublic(String address) throws UnknownHostException {
        assertThat(Networks.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "https:///x",
                "https://user@example.com/",
                "file:///etc/passwd",
                "https://example.com/#x",
                "http://127.0.0.1:9001/",
                "ftp://127.0.0.1:9000/",
            })
    void refusesWhatIsNoPlainHttpsAddress(String address) {
        assertThatThrownBy(() -> guard.checkText(URI.create(address))).isInstanceOf(OutboundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://2130706433/",
                "https://0x7f.1/"
            })
    void refusesANameThatLeadsInside(String address) {
        assertThat(failure(guard.resolve(URI.create(address)))).isInstanceOf(OutboundException.class);
    }

    @Test
    void allowsExactlyThePrivateTargetThatIsConfigured() {
        assertThatCode(() -> guard.checkText(URI.create("http://127.0.0.1:9000/hooks/one")))
                .doesNotThrowAnyException();
        assertThat(await(guard.resolve(URI.create("http://127.0.0.1:9000/hooks/one")))
                        .getHostAddress())
                .isEqualTo("127.0.0.1");
    }
}
