package io.redletter.delivery.outbound;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Keeps users from making this program call into its own network: an address must be https and public. The name is
 * resolved once for every request, and the connection goes to the very address that was checked.
 */
public final class TargetGuard {
    private static final long RESOLVE_SECONDS = 5;
    private static final int HTTPS = 443;
    private static final int FIRST_FREE_PORT = 1024;
    private static final Set<Integer> WEB_PORTS = Set.of(HTTPS);

    /** SMTP between servers, submission over TLS, and submission. */
    private static final Set<Integer> MAIL_PORTS = Set.of(25, 465, 587);

    /** Four numbers as everybody reads them: no zero in front, which some read as octal. */
    private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    /** Ends in a number, so that some resolver takes it for an address: decimal, octal, hexadecimal, short forms. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private final Vertx vertx;
    private final AllowList allowed;
    private final Names names;
    private final boolean only;

    /** Finds the addresses of a host; may block. */
    @FunctionalInterface
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * With the machine's resolver.
     *
     * @param allowed what may be private all the same: {@code host:port}, {@code host}, or a network such as
     *     {@code 10.20.0.0/16}
     */
    public TargetGuard(Vertx vertx, Set<String> allowed) {
        this(vertx, allowed, false);
    }

    /** @param only whether nothing but those targets may be called at all, as on the stage of a rehearsal */
    public TargetGuard(Vertx vertx, Set<String> allowed, boolean only) {
        this(vertx, allowed, only, InetAddress::getAllByName);
    }

    TargetGuard(Vertx vertx, Set<String> allowed, Names names) {
        this(vertx, allowed, false, names);
    }

    private TargetGuard(Vertx vertx, Set<String> allowed, boolean only, Names names) {
        this.vertx = vertx;
        this.allowed = new AllowList(allowed);
        this.only = only;
        this.names = names;
    }

    /**
     * Whether an address may be called as far as its text tells.
     *
     * @throws OutboundException forbidden, with a sentence for people
     */
    public void checkText(URI uri) {
        checkText(uri, WEB_PORTS);
    }

    private void checkText(URI uri, Set<Integer> ports) {
        String host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw OutboundException.forbidden(
                    "地址 " + host + ": 不是可用的地址 (expected: https://host/path, no user, no fragment)");
        }
        String scheme = String.valueOf(uri.getScheme());
        boolean named = allowed.holdsTarget(uri);
        if (only && !named) {
            throw OutboundException.forbidden(
                    "地址 " + host + ": 彩排只连替身，不连任何真实地址 (a rehearsal calls its stand-ins only)");
        }
        if (!(named ? scheme.matches("https?") : scheme.equals("https"))) {
            throw OutboundException.forbidden("地址 " + host + ": 必须用 https (expected: https)");
        }
        if (host.endsWith(".") || host.indexOf('%') >= 0 || isOddNumber(host)) {
            throw OutboundException.forbidden(
                    "地址 " + host + ": 主机写法不规范 (expected: a name, or an address in its usual form)");
        }
        int port = port(uri);
        if (!named && !ports.contains(port) && (port < FIRST_FREE_PORT || port > 65_535)) {
            throw OutboundException.forbidden(
                    "地址 " + host + ": 端口 " + port + " 不允许 (expected: one of " + ports + ", or 1024 and above)");
        }
    }

    /** The address to connect to; fails with an {@link OutboundException}. */
    Future<InetAddress> resolve(URI uri) {
        return resolve(uri, WEB_PORTS);
    }

    private Future<InetAddress> resolve(URI uri, Set<Integer> ports) {
        try {
            checkText(uri, ports);
        } catch (OutboundException forbidden) {
            return Future.failedFuture(forbidden);
        }
        return vertx.executeBlocking(() -> names.addresses(uri.getHost()), false)
                .timeout(RESOLVE_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(OutboundException.notSent(uri, failure)))
                .map(addresses -> checked(uri, addresses));
    }

    /** The address to connect to for mail; fails with an {@link OutboundException}. */
    public Future<InetAddress> address(String host, int port) {
        try {
            return resolve(server(host, port), MAIL_PORTS);
        } catch (OutboundException forbidden) {
            return Future.failedFuture(forbidden);
        }
    }

    /**
     * Whether a mail server may be called as far as its name tells.
     *
     * @throws OutboundException forbidden, with a sentence for people
     */
    public void checkHost(String host, int port) {
        checkText(server(host, port), MAIL_PORTS);
    }

    /** Whether the operator let this target be private. */
    public boolean isAllowed(String host, int port) {
        return allowed.holdsTarget(server(host, port));
    }

    private static URI server(String host, int port) {
        try {
            return new URI("https", null, host, port, "/", null, null);
        } catch (URISyntaxException unusable) {
            throw OutboundException.forbidden("地址 " + host + ": 不是可用的主机名 (no usable host name)");
        }
    }

    /** A literal that is no name, or a name that resolves to nothing. For account forms. */
    public Future<Void> check(URI uri) {
        return resolve(uri)
                .recover(failure -> failure.getCause() instanceof UnknownHostException
                        ? Future.failedFuture(
                                OutboundException.forbidden("地址 " + uri.getHost() + ": 找不到这个主机 (no such host)"))
                        : Future.failedFuture(failure))
                .mapEmpty();
    }

    static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? HTTPS : 80;
    }

    /** One private address among many is enough: which one a connection takes must not be left to chance. */
    private InetAddress checked(URI uri, InetAddress[] addresses) {
        for (InetAddress address : addresses) {
            if (!Networks.isPublic(address) && !allowed.holds(uri, address)) {
                throw OutboundException.forbidden("地址 " + uri.getHost() + ": 指向内部网络 " + address.getHostAddress()
                        + ",不允许 (a private address, not allowed)");
            }
        }
        return addresses[0];
    }

    private static boolean isOddNumber(String host) {
        return !host.startsWith("[")
                && NUMERIC.matcher(host).matches()
                && !DOTTED.matcher(host).matches();
    }
}
