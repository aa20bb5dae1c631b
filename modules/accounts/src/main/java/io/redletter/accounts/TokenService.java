package io.redletter.accounts;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keys of programs: {@code rlt_<id>_<secret>}. The id finds the document, the hash of the whole proves it; the secret
 * itself is shown once and kept nowhere.
 */
final class TokenService {
    static final String PREFIX = "rlt_";
    private static final String KIND = "token_";
    private static final int SECRET_BYTES = 32;
    private static final int MOST = 200;

    private final Platform platform;
    private final Duration life;
    private final UserStore users;
    private final Documents<ApiToken> tokens;

    TokenService(Platform platform, Duration life, UserStore users) {
        this.platform = platform;
        this.life = life;
        this.users = users;
        this.tokens = new Documents<>(platform.mongo(), "token", "tokens", ApiToken.class);
    }

    Future<Void> start() {
        return tokens.indexes(
                new IndexModel(Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)),
                new IndexModel(Indexes.ascending("userId")));
    }

    Future<ApiToken.Shown> create(Actor actor, String id, String name) {
        if (name.isBlank() || name.length() > 100) {
            throw RefusedException.field(
                    "/name", "invalid-field", "/name: 请写明用途,1 到 100 个字 (expected: 1 to 100 characters)");
        }
        Instant now = platform.clock().instant();
        String secret = PREFIX + id.substring(KIND.length()) + "_" + Vault.token(SECRET_BYTES);
        ApiToken token = new ApiToken(id, 1, actor.id(), name.strip(), Digest.of(secret), now, now.plus(life));
        return tokens.insert(token)
                .map(made -> new ApiToken.Shown(id, made.name(), secret, made.expires()))
                .recover(failure ->
                        Future.failedFuture(failure instanceof AlreadyThereException ? shownBefore(id) : failure));
    }

    Future<Optional<User>> user(String token) {
        int end = token.indexOf('_', PREFIX.length());
        if (!token.startsWith(PREFIX) || end < 0) {
            return Future.succeededFuture(Optional.empty());
        }
        Instant now = platform.clock().instant();
        return tokens.find(KIND + token.substring(PREFIX.length(), end))
                .map(found -> found.filter(known -> known.expires().isAfter(now))
                        .filter(known -> Digest.same(known.hash(), Digest.of(token))))
                .compose(known ->
                        known.isPresent() ? users.find(known.get().userId()) : Future.succeededFuture(Optional.empty()))
                .map(user -> user.filter(known -> !known.disabled()));
    }

    Future<List<ApiToken>> of(Actor actor) {
        return tokens.list(eq("userId", actor.id()), Sorts.descending("_id"), MOST);
    }

    Future<Void> end(Actor actor, String id) {
        return tokens.get(id)
                .map(found -> {
                    if (!found.userId().equals(actor.id()) && !actor.may(Permission.ACCOUNTS_WRITE)) {
                        throw new NotFoundException("token", id);
                    }
                    return found;
                })
                .compose(tokens::delete)
                .mapEmpty();
    }

    private static RefusedException shownBefore(String id) {
        return RefusedException.conflict(
                "token-shown-before",
                "token " + id + ": 已经生成过,令牌只显示一次;丢失了请停用它并换一个键重新生成 "
                        + "(made before and shown once; end it and make another under a new key)");
    }
}
