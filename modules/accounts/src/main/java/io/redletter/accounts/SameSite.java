package io.redletter.accounts;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses changes that another site's page asks a browser to make, where the browser says so. */
public final class SameSite {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private SameSite() {}

    /** Whether the request may change something. */
    static boolean isChange(HttpServerRequest request) {
        return !READING.contains(request.method());
    }

    /**
     * Goes on unless this is a change asked for by another site; for pages that take forms before there is a session.
     *
     * @throws ForbiddenException for a change from another site
     */
    public static void require(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isChange(request) && !isOurs(request)) {
            throw new ForbiddenException(
                    "cross-site", "这个请求来自别的网站,没有执行 (a change asked for by another site is refused)");
        }
    }

    private static boolean isOurs(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OURS.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null || isHost(origin, request.authority());
    }

    /** A proxy in front may end HTTPS, so only host and port are compared, not the scheme. */
    private static boolean isHost(String origin, @Nullable HostAndPort host) {
        if (host == null) {
            return false;
        }
        try {
            URI uri = URI.create(origin);
            String name = uri.getHost();
            return name != null && name.equalsIgnoreCase(host.host()) && uri.getPort() == host.port();
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
