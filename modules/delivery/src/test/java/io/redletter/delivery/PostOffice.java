package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server with a certificate that it signed itself, which does as it is told and remembers what it was told. */
final class PostOffice implements AutoCloseable {
    private static final String PASSWORD = "post-office";

    /** What it heard, each line with {@code "plain "} or {@code "tls "} before it; messages are left out. */
    final List<String> heard = new CopyOnWriteArrayList<>();

    private final Way way;
    private final NetServer server;
    private final Path keys;

    /** How it speaks. */
    enum Way {
        /** STARTTLS is offered. */
        STARTTLS,
        /** STARTTLS is not offered, as where somebody in between takes it out. */
        PLAIN,
        /** Offered; with the go-ahead come answers that somebody in between wrote. */
        INJECTED,
        /** TLS from the first byte. */
        TLS
    }

    private PostOffice(Way way, NetServer server, Path keys) {
        this.way = way;
        this.server = server;
        this.keys = keys;
    }

    static PostOffice open(Vertx vertx, Path directory, Way way) {
        Path keys = selfSigned(directory);
        NetServerOptions options = new NetServerOptions();
        if (way == Way.TLS) {
            options.setSsl(true).setKeyCertOptions(material(keys));
        }
        PostOffice office = new PostOffice(way, vertx.createNetServer(options), keys);
        office.server.connectHandler(socket -> office.new Visit(socket, way == Way.TLS));
        await(office.server.listen(0, "127.0.0.1"));
        return office;
    }

    int port() {
        return server.actualPort();
    }

    /** As people copy it from a browser. */
    String fingerprint() {
        try (InputStream in = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(store.getCertificate("post").getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyCertOptions material(Path keys) {
        return new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD);
    }

    /** By the JDK's own tool. */
    private static Path selfSigned(Path directory) {
        try {
            Path keys = Files.createTempDirectory(directory, "keys").resolve("post.p12");
            String tool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            Process made = new ProcessBuilder(
                            tool,
                            "-genkeypair",
                            "-alias",
                            "post",
                            "-keyalg",
                            "EC",
                            "-validity",
                            "2",
                            "-dname",
                            "CN=mail.office.example",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            keys.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (made.waitFor() != 0) {
                throw new IllegalStateException("keytool made no key");
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        await(server.close());
    }

    private final class Visit {
        private final NetSocket socket;
        private boolean tls;
        private boolean reading;
        private String rest = "";

        Visit(NetSocket socket, boolean tls) {
            this.socket = socket;
            this.tls = tls;
            socket.exceptionHandler(failure -> heard.add("broken " + failure.getMessage()));
            socket.handler(bytes -> {
                rest += bytes.toString();
                for (int end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
                    String line = rest.substring(0, end);
                    rest = rest.substring(end + 2);
                    take(line);
                }
            });
            socket.write("220 post\r\n");
        }

        private void take(String line) {
            if (reading) {
                reading = !line.equals(".");
                if (!reading) {
                    socket.write("250 taken\r\n");
                }
                return;
            }
            heard.add((tls ? "tls " : "plain ") + line);
            switch (line.split("[ :]", 2)[0]) {
                case "EHLO" -> socket.write(hello());
                case "STARTTLS" -> protect();
                case "DATA" -> {
                    reading = true;
                    socket.write("354 go ahead\r\n");
                }
                case "QUIT" -> socket.write("221 bye\r\n");
                default -> socket.write("250 ok\r\n");
            }
        }

        private String hello() {
            boolean offered = !tls && (way == Way.STARTTLS || way == Way.INJECTED);
            return "250-post\r\n" + (offered ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN\r\n";
        }

        private void protect() {
            String injected = way == Way.INJECTED ? "250-post\r\n250 AUTH PLAIN\r\n235 welcome\r\n" : "";
            ServerSSLOptions options = new ServerSSLOptions();
            options.setKeyCertOptions(material(keys));
            // The go-ahead goes out when nothing is read any more: what the client says next is TLS already.
            socket.upgradeToSsl(options, Buffer.buffer("220 go ahead\r\n" + injected))
                    .onSuccess(v -> tls = true)
                    .onFailure(failure -> heard.add("broken " + failure.getMessage()));
        }
    }
}
