package io.redletter.delivery.wechat;

import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens, for every node the same: the token and its end stand in MongoDB, and whoever wants to ask the platform
 * first claims the record there by compare-and-set, for a while. Until the next token is stored, the one before serves on.
 */
final class WechatTokens {
    /** The platform renews about five minutes before the end; asked earlier it gives the same token again. */
    private static final Duration RENEW = Duration.ofMinutes(4);

    /** So long before its end a token is no longer used: a call takes its time. */
    private static final Duration USELESS = Duration.ofSeconds(20);

    /** Longer than asking twice can take. */
    private static final Duration CLAIM = Duration.ofSeconds(45);

    private static final Duration TROUBLE = Duration.ofSeconds(10);
    private static final Duration SOONEST = Duration.ofSeconds(20);
    private static final long STEP_MILLIS = 60;
    private static final int STEPS = 200;

    private final Vertx vertx;
    private final TokenStore store;
    private final TokenSource source;
    private final InstantSource clock;
    private final Map<String, Token> known = new ConcurrentHashMap<>();
    private final Map<String, Future<Token>> asking = new ConcurrentHashMap<>();

    /** A token in use on this node. */
    private record Token(String text, String credentials, Instant renewAt, Instant expires) {
        boolean isGood(Instant now) {
            return now.isBefore(renewAt);
        }

        boolean serves(Instant now) {
            return now.isBefore(expires.minus(USELESS));
        }
    }

    WechatTokens(Platform platform, TokenSource source, InstantSource clock) {
        this.vertx = platform.vertx();
        this.store = new TokenStore(platform);
        this.source = source;
        this.clock = clock;
    }

    /** A token that should be good. */
    Future<String> token(WechatAccount account) {
        Token mine = known.get(account.id());
        return mine != null && mine.isGood(now()) && mine.credentials().equals(store.credentials(account))
                ? Future.succeededFuture(mine.text())
                : once(account, "");
    }

    /** Another token than the one the platform just refused: the one the others have by now, or a new one. */
    Future<String> otherThan(WechatAccount account, String refused) {
        known.computeIfPresent(account.id(), (id, token) -> token.text().equals(refused) ? null : token);
        return once(account, refused);
    }

    /** When the token in use ends; empty where there is none. */
    Future<Optional<Instant>> expires(WechatAccount account) {
        return store.find(account)
                .map(found -> found.filter(record -> store.open(account, record).isPresent())
                        .map(TokenRecord::expires));
    }

    /** All of this node that want the same wait for the same answer. */
    private Future<String> once(WechatAccount account, String refused) {
        String what = account.id() + " " + store.credentials(account) + " " + refused;
        Future<Token> answer = asking.get(what);
        if (answer == null) {
            answer = find(account, refused, STEPS);
            asking.put(what, answer);
            answer.onComplete(done -> asking.remove(what));
        }
        return answer.map(token -> {
            known.put(account.id(), token);
            return token.text();
        });
    }

    private Future<Token> find(WechatAccount account, String refused, int stepsLeft) {
        return store.find(account).compose(found -> {
            TokenRecord record = found.orElse(null);
            Optional<Token> stored =
                    token(account, record).filter(token -> !token.text().equals(refused));
            if (stored.filter(token -> token.isGood(now())).isPresent()) {
                return Future.succeededFuture(stored.get());
            }
            if (record != null && record.isTroubled(store.credentials(account), now())) {
                return Future.failedFuture(TokenSource.refusal(record.trouble()));
            }
            if (record != null && record.isHeld(now())) {
                return stored.filter(token -> token.serves(now())).isPresent()
                        ? Future.succeededFuture(stored.get())
                        : later(account, refused, stepsLeft);
            }
            return store.claim(account, record, Ids.next(), now().plus(CLAIM))
                    .compose(claimed -> claimed.isPresent()
                            ? ask(account, refused, claimed.get())
                            : later(account, refused, stepsLeft));
        });
    }

    private Optional<Token> token(WechatAccount account, @Nullable TokenRecord record) {
        if (record == null) {
            return Optional.empty();
        }
        Instant renewAt = record.renewAt();
        Instant expires = record.expires();
        return renewAt == null || expires == null
                ? Optional.empty()
                : store.open(account, record).map(text -> new Token(text, record.credentials(), renewAt, expires));
    }

    private Future<Token> later(WechatAccount account, String refused, int stepsLeft) {
        long millis = STEP_MILLIS + ThreadLocalRandom.current().nextLong(STEP_MILLIS);
        return stepsLeft <= 0
                ? Future.failedFuture(new WechatSilence("stable_token: another node did not get one in time"))
                : vertx.timer(millis).compose(v -> find(account, refused, stepsLeft - 1));
    }

    private Future<Token> ask(WechatAccount account, String refused, TokenRecord claimed) {
        return source.ask(account, false)
                .compose(answer -> answer.token().equals(refused)
                        ? force(account, claimed)
                        : stored(account, claimed, answer, null))
                .recover(failure ->
                        store.settle(claimed, released(claimed, failure)).transform(v -> Future.failedFuture(failure)));
    }

    /** The platform calls a token good that it has just refused: it is told to make another, not twice in a row. */
    private Future<Token> force(WechatAccount account, TokenRecord claimed) {
        Instant now = now();
        return claimed.wasForcedSince(now.minus(TokenSource.FORCED_GAP))
                ? Future.failedFuture(new WechatSilence("stable_token: renewed by force a moment ago"))
                : source.ask(account, true).compose(answer -> stored(account, claimed, answer, now));
    }

    private Future<Token> stored(
            WechatAccount account, TokenRecord claimed, TokenSource.Answer answer, @Nullable Instant forced) {
        Instant now = now();
        Instant expires = now.plus(answer.lives());
        Instant early = expires.minus(RENEW);
        Instant renewAt = early.isBefore(now.plus(SOONEST)) ? now.plus(SOONEST) : early;
        Token token = new Token(answer.token(), claimed.credentials(), renewAt, expires);
        // Where the claim has passed to another meanwhile, what it stores is the same token or a later one.
        return store.settle(claimed, claimed.renewed(store.seal(account, answer.token()), renewAt, expires, forced))
                .map(token);
    }

    /** What the platform said to one node, the others are spared for a moment. */
    private TokenRecord released(TokenRecord claimed, Throwable failure) {
        return failure instanceof WechatRefusal refusal
                ? claimed.released(refusal.code(), now().plus(TROUBLE))
                : claimed.released(0, null);
    }

    private Instant now() {
        return clock.instant();
    }
}
