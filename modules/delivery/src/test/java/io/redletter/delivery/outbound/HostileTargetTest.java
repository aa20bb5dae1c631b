package io.redletter.delivery.outbound;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.delivery.outbound.OutboundException.Fate;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Targets that try to lead the program into its own network. A trap listens on this machine's loopback addresses; every
 * dial is written down too, for the addresses this machine does not have.
 */
class HostileTargetTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger caught = new AtomicInteger();
    private final List<SocketAddress> dialled = new CopyOnWriteArrayList<>();
    private int port;

    @BeforeEach
    void setTraps() {
        NetServer trap = vertx.createNetServer().connectHandler(socket -> {
            caught.incrementAndGet();
            socket.close();
        });
        port = await(trap.listen(0, "0.0.0.0")).actualPort();
        vertx.createNetServer()
                .connectHandler(socket -> {
                    caught.incrementAndGet();
                    socket.close();
                })
                .listen(port, "::1")
                .otherwiseEmpty(); // a machine without IPv6 has no such door
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    /** PORT is the trap's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // this machine, plainly
                "https://127.0.0.1:PORT/",
                "https://127.0.0.2:PORT/",
                "https://127.255.255.254:PORT/",
                "https://localhost:PORT/",
                "https://LOCALHOST:PORT/",
                "https://0.0.0.0:PORT/",
                "https://[::1]:PORT/",
                "https://[::]:PORT/",
                "https://[0:0:0:0:0:0:0:1]:PORT/",
                "https://[0000:0000:0000:0000:0000:0000:0000:0001]:PORT/",
                // decimal, octal, hexadecimal, short forms
                "https://2130706433:PORT/",
                "https://02130706433:PORT/",
                "https://017700000001:PORT/",
                "https://0x7f000001:PORT/",
                "https://0X7F000001:PORT/",
                "https://0x7f.0x0.0x0.0x1:PORT/",
                "https://0177.0.0.1:PORT/",
                "https://0177.0000.0000.0001:PORT/",
                "https://127.0.0.01:PORT/",
                "https://127.1:PORT/",
                "https://127.0.1:PORT/",
                "https://127.0x1:PORT/",
                "https://0x7f.1:PORT/",
                "https://0:PORT/",
                "https://0x0:PORT/",
                "https://1:PORT/",
                "https://4294967295:PORT/",
                "https://3232235777:PORT/",
                // addresses within addresses
                "https://[::ffff:127.0.0.1]:PORT/",
                "https://[::ffff:7f00:1]:PORT/",
                "https://[0:0:0:0:0:ffff:127.0.0.1]:PORT/",
                "https://[::127.0.0.1]:PORT/",
                "https://[::7f00:1]:PORT/",
                "https://[::ffff:0:127.0.0.1]:PORT/",
                "https://[64:ff9b::127.0.0.1]:PORT/",
                "https://[64:ff9b::7f00:1]:PORT/",
                "https://[64:ff9b:1::7f00:1]:PORT/",
                "https://[2002:7f00:1::]:PORT/",
                "https://[2002:a00:1::1]:PORT/",
                "https://[2002:c0a8:101::1]:PORT/",
                "https://[2001:0:53aa:64c:0:0:80ff:fffe]:PORT/",
                "https://[2001:4860::5efe:7f00:1]:PORT/",
                // private networks
                "https://10.0.0.1:PORT/",
                "https://10.255.255.255:PORT/",
                "https://172.16.0.1:PORT/",
                "https://172.31.255.254:PORT/",
                "https://192.168.0.1:PORT/",
                "https://100.64.0.1:PORT/",
                "https://198.18.0.1:PORT/",
                "https://192.0.0.1:PORT/",
                "https://192.0.2.1:PORT/",
                "https://192.88.99.1:PORT/",
                "https://198.51.100.1:PORT/",
                "https://203.0.113.1:PORT/",
                "https://240.0.0.1:PORT/",
                "https://255.255.255.255:PORT/",
                "https://224.0.0.1:PORT/",
                "https://[fc00::1]:PORT/",
                "https://[fd00:ec2::254]:PORT/",
                "https://[fec0::1]:PORT/",
                "https://[ff02::1]:PORT/",
                "https://[2001:db8::1]:PORT/",
                "https://[3fff::1]:PORT/",
                // link-local, and where clouds keep their credentials
                "https://169.254.169.254/latest/meta-data/",
                "https://169.254.170.2/v2/credentials",
                "https://100.100.100.200/latest/meta-data/",
                "https://[fe80::1]:PORT/",
                "https://[fe80::1%25lo]:PORT/",
                "https://[::ffff:169.254.169.254]/latest/meta-data/",
                "https://2852039166/latest/meta-data/",
                "https://0xa9fea9fe/latest/meta-data/",
                // names that lead inside
                "https://inside.test:PORT/",
                "https://INSIDE.TEST:PORT/",
                "https://half.test:PORT/",
                "https://six.test:PORT/",
                "https://mapped.test:PORT/",
                "https://metadata.test/computeMetadata/v1/",
                // what only looks like another host
                "https://public.test@127.0.0.1:PORT/",
                "https://user:secret@127.0.0.1:PORT/",
                "https://127.0.0.1:PORT/#@public.test/",
                "https://127.0.0.1.:PORT/",
                "https://localhost.:PORT/",
                "https://inside.test.:PORT/",
                // other doors
                "http://public.test:PORT/",
                "http://127.0.0.1:PORT/",
                "ftp://127.0.0.1:PORT/",
                "gopher://127.0.0.1:PORT/_x",
                "file:///etc/passwd",
                "https://public.test:22/",
                "https://public.test:25/",
                "https://public.test:80/",
                "https://public.test:0/",
                "https:///nowhere",
                "https://:PORT/",
            })
    void isNeverConnectedTo(String target) {
        Throwable refusal = failure(outbound(Set.of()).send(ask(target)));

        assertThat(((OutboundException) refusal).fate()).isEqualTo(Fate.FORBIDDEN);
        assertThat(dialled).isEmpty();
        assertThat(caught).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://１２７.０.０.１/",
                "https://①②⑦.⓪.⓪.①/",
                "https://ⓛocalhost/",
                "https://раураl.test/",
                "https://127。0。0。1/",
                "https://public.test\\@127.0.0.1/",
                "https://127.0.0.1%2f@public.test/",
                "https://%31%32%37.0.0.1/",
                "https://[::1/",
                "https://127.0.0.1:99999999/",
                "https://exa mple.test/",
            })
    void isNoAddressAtAll(String target) {
        assertThatThrownBy(() -> outbound(Set.of()).guard().checkText(URI.create(target)))
                .isInstanceOfAny(OutboundException.class, IllegalArgumentException.class);
    }

    @Test
    void aNameThatChangesItsMindIsConnectedToWhereItWasChecked() {
        AtomicInteger asked = new AtomicInteger();
        TargetGuard guard = new TargetGuard(
                vertx, Set.of(), host -> addresses(asked.getAndIncrement() == 0 ? "203.0.114.7" : "127.0.0.1"));
        Outbound outbound = new Outbound(vertx, guard, Duration.ofMillis(300), dialled::add);

        failure(outbound.send(ask("https://rebind.test:PORT/")));
        Throwable second = failure(outbound.send(ask("https://rebind.test:PORT/")));

        assertThat(dialled).extracting(SocketAddress::host).containsExactly("203.0.114.7");
        assertThat(((OutboundException) second).fate()).isEqualTo(Fate.FORBIDDEN);
        assertThat(caught).hasValue(0);
    }

    @Test
    void aRedirectLeadsNowhere() {
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(307)
                        .putHeader("location", "http://127.0.0.1:" + port + "/")
                        .end())
                .listen(0, "127.0.0.1"));
        String open = "127.0.0.1:" + server.actualPort();

        Answer answer = await(outbound(Set.of(open)).send(ask("http://" + open + "/")));

        assertThat(answer.status()).isEqualTo(307);
        assertThat(dialled).hasSize(1);
        assertThat(caught).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:PORT/, 127.0.0.1:PORT",
        "https://127.0.0.1:PORT/, 127.0.0.1:PORT",
        "https://inside.test:PORT/, inside.test:PORT",
        "https://inside.test:PORT/, inside.test",
        "https://INSIDE.test:PORT/, Inside.test",
        "https://inside.test:PORT/, 127.0.0.0/8",
        "https://inside.test:PORT/, 127.0.0.1/32",
    })
    void theTrapCatchesWhatTheOperatorAllows(String target, String allowed) {
        failure(outbound(Set.of(allowed.replace("PORT", Integer.toString(port))))
                .send(ask(target)));

        assertThat(dialled).extracting(SocketAddress::host).containsExactly("127.0.0.1");
        assertThat(caught).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:PORT/, 127.0.0.1:1",
        "http://inside.test:PORT/, inside.test",
        "http://inside.test:PORT/, 127.0.0.0/8",
        "https://inside.test:PORT/, 10.0.0.0/8",
        "https://inside.test:PORT/, ::/0",
        "https://inside.test:PORT/, other.test",
        "https://inside.test.evil.test:PORT/, inside.test",
        "https://127.1:PORT/, 127.0.0.0/8",
    })
    void whatIsAllowedOpensNoOtherDoor(String target, String allowed) {
        Throwable refusal = failure(outbound(Set.of(allowed)).send(ask(target)));

        assertThat(((OutboundException) refusal).fate()).isEqualTo(Fate.FORBIDDEN);
        assertThat(caught).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/x", "/8", "inside.test/8", "::/129", "10.0.0.0/-1", ""})
    void refusesAnAllowedNetworkThatIsNone(String entry) {
        assertThatThrownBy(() -> new TargetGuard(vertx, Set.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allow-private-targets");
    }

    private Outbound outbound(Set<String> allowed) {
        return new Outbound(vertx, new TargetGuard(vertx, allowed, this::resolve), Duration.ofSeconds(2), dialled::add);
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        return switch (host.toLowerCase(java.util.Locale.ROOT)) {
            case "public.test" -> addresses("203.0.114.7");
            case "inside.test", "inside.test.evil.test" -> addresses("127.0.0.1");
            case "half.test" -> addresses("203.0.114.7", "10.0.0.1");
            case "six.test" -> addresses("::1");
            case "mapped.test" -> addresses("::ffff:127.0.0.1");
            case "metadata.test" -> addresses("169.254.169.254");
            default -> InetAddress.getAllByName(host);
        };
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        InetAddress[] found = new InetAddress[literals.length];
        for (int at = 0; at < literals.length; at++) {
            found[at] = InetAddress.getByName(literals[at]);
        }
        return found;
    }

    private Ask ask(String target) {
        URI uri = URI.create(target.replace("PORT", Integer.toString(port)));
        return new Ask(HttpMethod.POST, uri, Map.of(), Buffer.buffer("{}"), Duration.ofSeconds(1), 1000);
    }
}
