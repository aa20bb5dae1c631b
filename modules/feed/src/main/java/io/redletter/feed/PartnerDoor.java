package io.redletter.feed;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a partner in by its key. A key that was taken back opens nothing more: at once here, within a second elsewhere. */
final class PartnerDoor {
    private static final Duration LIFE = Duration.ofMillis(800);
    private static final int MOST = 1_000;
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final PartnerStore store;
    private final PartnerKeys keys;
    private final Memory<Partner> known = new Memory<>(LIFE, MOST);

    PartnerDoor(PartnerStore store, PartnerKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** The partner of this feed, or a {@link KeyRefusedException} that does not say what was wrong. */
    Future<Partner> open(String feedName, HttpServerRequest request) {
        Optional<String> key = key(request.getHeader("Authorization"));
        return key.isEmpty()
                ? Future.failedFuture(new KeyRefusedException())
                : known.get(feedName, () -> store.byFeedName(feedName)).map(found -> checked(found, key.get()));
    }

    /** To be called when a partner was changed. */
    void forget(Partner partner) {
        known.forget(partner.feedName());
    }

    private Partner checked(Optional<Partner> found, String key) {
        if (!keys.fits(found, key)) {
            throw new KeyRefusedException();
        }
        return found.orElseThrow();
    }

    private static Optional<String> key(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(header.substring(BEARER.length()).strip());
        }
        return header.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? userInfo(header.substring(BASIC.length()).strip())
                : Optional.empty();
    }

    /** The password; or the user, where somebody wrote the key before the colon or without one. */
    private static Optional<String> userInfo(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            String password = colon < 0 ? "" : pair.substring(colon + 1);
            return Optional.of(password.isEmpty() ? pair.substring(0, colon < 0 ? pair.length() : colon) : password);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
