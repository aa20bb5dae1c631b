package io.redletter.delivery.mail;

import io.redletter.delivery.outbound.OutboundException;
import io.redletter.delivery.outbound.TargetGuard;
import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Gets into a mail server: the address that was checked, TLS with its name verified, login. */
final class SmtpDoor {
    private static final int CONNECT_MILLIS = 10_000;
    private static final long TLS_SECONDS = 15;

    private final NetClient client;
    private final TargetGuard guard;
    private final MailAccount account;
    private final String password;
    private final long answerSeconds;

    SmtpDoor(NetClient client, TargetGuard guard, MailAccount account, String password, long answerSeconds) {
        this.client = client;
        this.guard = guard;
        this.account = account;
        this.password = password;
        this.answerSeconds = answerSeconds;
    }

    /** Ready for a message. */
    Future<SmtpConnection> open() {
        return guard.address(account.host(), account.port())
                .compose(this::connect)
                .map(socket -> new SmtpConnection(socket, answerSeconds))
                .compose(connection -> welcome(connection).map(connection).onFailure(failure -> connection.drop()));
    }

    private Future<NetSocket> connect(InetAddress address) {
        ConnectOptions options = new ConnectOptions()
                .setRemoteAddress(SocketAddress.inetSocketAddress(account.port(), address.getHostAddress()))
                .setHost(account.host())
                .setPort(account.port())
                .setTimeout(CONNECT_MILLIS);
        if (account.security() == MailAccount.Security.TLS) {
            options.setSsl(true).setSslOptions(tls());
        }
        return client.connect(options)
                .timeout(CONNECT_MILLIS + TLS_SECONDS * 1000, TimeUnit.MILLISECONDS)
                .recover(this::notSent);
    }

    private <T> Future<T> notSent(Throwable failure) {
        return Future.failedFuture(OutboundException.notSent(URI.create("smtp://" + account.host() + "/"), failure));
    }

    private Future<Void> welcome(SmtpConnection connection) {
        return connection
                .greeting()
                .compose(greeting -> expected("greeting", greeting))
                .compose(v -> hello(connection))
                .compose(hello -> isToBeProtected(hello) ? protect(connection, hello) : Future.succeededFuture(hello))
                .compose(hello -> {
                    connection.allowPipelining(offers(hello, "PIPELINING"));
                    return account.login().isEmpty() ? Future.succeededFuture() : login(connection, hello);
                });
    }

    private Future<SmtpReply> hello(SmtpConnection connection) {
        return connection.command("EHLO " + account.fromDomain()).compose(hello -> expected("EHLO", hello)
                .map(hello));
    }

    private boolean isToBeProtected(SmtpReply hello) {
        return account.security() == MailAccount.Security.STARTTLS
                || (account.security() == MailAccount.Security.OPTIONAL && offers(hello, "STARTTLS"));
    }

    /** Without TLS nothing is sent: an answer that leaves it out may come from somebody in between. */
    private Future<SmtpReply> protect(SmtpConnection connection, SmtpReply hello) {
        if (!offers(hello, "STARTTLS")) {
            return Future.failedFuture(
                    new SmtpRefusedException("STARTTLS", new SmtpReply(454, "对方不提供 STARTTLS (not offered)")));
        }
        return connection
                .command("STARTTLS")
                .compose(ready -> expected("STARTTLS", ready))
                .compose(v -> connection
                        .socket()
                        .upgradeToSsl(tls(), account.host())
                        .timeout(TLS_SECONDS, TimeUnit.SECONDS)
                        .recover(this::notSent))
                .compose(v -> hello(connection));
    }

    private Future<Void> login(SmtpConnection connection, SmtpReply hello) {
        if (!connection.socket().isSsl() && !mayBeOverheard()) {
            return Future.failedFuture(new SmtpRefusedException(
                    "AUTH", new SmtpReply(538, "没有加密,不发送密码 (no password is sent without TLS)")));
        }
        if (offersLogin(hello, "PLAIN")) {
            return connection
                    .command("AUTH PLAIN " + base64("\0" + account.login() + "\0" + password))
                    .compose(answer -> expected("AUTH", answer));
        }
        return connection
                .command("AUTH LOGIN")
                .compose(name -> connection.command(base64(account.login())))
                .compose(pass -> connection.command(base64(password)))
                .compose(answer -> expected("AUTH", answer));
    }

    /** Where the account says that there is no TLS, and the operator vouches for the way. */
    private boolean mayBeOverheard() {
        return account.security() == MailAccount.Security.NONE && guard.isAllowed(account.host(), account.port());
    }

    private ClientSSLOptions tls() {
        return account.fingerprint().isEmpty()
                ? new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS")
                : OneCertificate.only(account.fingerprint());
    }

    private static Future<Void> expected(String what, SmtpReply reply) {
        return reply.isPositive()
                ? Future.succeededFuture()
                : Future.failedFuture(new SmtpRefusedException(what, reply));
    }

    private static boolean offers(SmtpReply hello, String word) {
        return words(hello).contains(word);
    }

    private static boolean offersLogin(SmtpReply hello, String way) {
        List<String> words = words(hello);
        return words.contains("AUTH") && words.contains(way);
    }

    private static List<String> words(SmtpReply hello) {
        return Arrays.asList(hello.text().toUpperCase(Locale.ROOT).split("[ =]+"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
