package io.redletter.delivery.outbound;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Keeps users from making this program call into its own network: an address must be https and public. The name is
 * resolved once, and the connection goes to the very address that was checked.
 */
public final class TargetGuard {
    private static final long RESOLVE_SECONDS = 5;

    private final Vertx vertx;
    private final Set<String> allowed;

    /** @param allowed {@code host:port} of targets that may be private and plain http, such as a sandbox on this machine */
    public TargetGuard(Vertx vertx, Set<String> allowed) {
        this.vertx = vertx;
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * Whether an address may be called as far as its text tells.
     *
     * @throws OutboundException forbidden, with a sentence for people
     */
    public void checkText(URI uri) {
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw OutboundException.forbidden(
                    "地址 " + uri.getHost() + ": 不是可用的地址 (expected: https://host/path, no user, no fragment)");
        }
        if (!isAllowed(uri) && !"https".equals(uri.getScheme())) {
            throw OutboundException.forbidden("地址 " + uri.getHost() + ": 必须用 https (expected: https)");
        }
        if (!String.valueOf(uri.getScheme()).matches("https?")) {
            throw OutboundException.forbidden("地址 " + uri.getHost() + ": 必须用 https (expected: https)");
        }
    }

    /** The address to connect to; fails with an {@link OutboundException}. */
    Future<InetAddress> resolve(URI uri) {
        try {
            checkText(uri);
        } catch (OutboundException forbidden) {
            return Future.failedFuture(forbidden);
        }
        return vertx.executeBlocking(() -> InetAddress.getAllByName(uri.getHost()), false)
                .timeout(RESOLVE_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(OutboundException.notSent(uri, failure)))
                .map(addresses -> checked(uri, addresses));
    }

    static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    }

    private InetAddress checked(URI uri, InetAddress[] addresses) {
        if (!isAllowed(uri)) {
            for (InetAddress address : addresses) {
                if (!isPublic(address)) {
                    throw OutboundException.forbidden("地址 " + uri.getHost() + ": 指向内部网络 " + address.getHostAddress()
                            + ",不允许 (a private address, not allowed)");
                }
            }
        }
        return addresses[0];
    }

    private boolean isAllowed(URI uri) {
        return allowed.contains(uri.getHost() + ":" + port(uri));
    }

    /** Whether an address belongs to the public internet; in doubt it does not. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublicV4(bytes, 0) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] bytes, int at) {
        int a = bytes[at] & 0xff;
        int b = bytes[at + 1] & 0xff;
        int c = bytes[at + 2] & 0xff;
        boolean special = a == 0
                || a == 10
                || a == 127
                || a >= 224
                || (a == 100 && b >= 64 && b < 128)
                || (a == 169 && b == 254)
                || (a == 172 && b >= 16 && b < 32)
                || (a == 192 && b == 168)
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 198 && (b == 18 || b == 19))
                || (a == 198 && b == 51 && c == 100)
                || (a == 203 && b == 0 && c == 113);
        return !special;
    }

    /** Only global unicast, and no address that wraps an IPv4 one. */
    private static boolean isPublicV6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        boolean globalUnicast = (first & 0xe000) == 0x2000;
        boolean special = first == 0x2002 || (first == 0x2001 && (second < 0x0200 || second == 0x0db8));
        return globalUnicast && !special;
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
}
