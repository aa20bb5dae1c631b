package io.redletter.accounts;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Opens, knows again and ends sessions. */
final class SessionService {
    private static final int TOKEN_BYTES = 32;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

    private final Platform platform;
    private final AccountsConfig config;
    private final UserStore users;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Documents<Session> sessions;

    SessionService(Platform platform, AccountsConfig config, UserStore users, Passwords passwords) {
        this.platform = platform;
        this.config = config;
        this.users = users;
        this.passwords = passwords;
        this.throttle = new SignInThrottle(platform.clock());
        this.sessions = new Documents<>(platform.mongo(), "session", "sessions", Session.class);
    }

    Future<Void> start() {
        return sessions.indexes(
                new IndexModel(Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)),
                new IndexModel(Indexes.ascending("userId")));
    }

    Future<SignedIn> signIn(String login, String password, String remote) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        return Future.succeededFuture()
                .compose(v -> check(name, password, remote))
                .compose(this::open);
    }

    /** The user whose password this is; a refusal that does not tell a wrong password from an unknown login. */
    Future<User> check(String login, String password, String remote) {
        throttle.begin(login, remote);
        return users.byLogin(login)
                .compose(found -> proven(found, password))
                .onSuccess(proven -> counted(login, remote, proven.isPresent()))
                .onFailure(away -> throttle.undecided(login, remote)) // a store that is away is nobody's guess
                .map(proven -> proven.orElseThrow(SessionService::wrong));
    }

    private void counted(String login, String remote, boolean right) {
        if (right) {
            throttle.succeeded(login, remote);
        } else {
            throttle.failed(login, remote);
        }
    }

    Future<Void> signOut(String token) {
        return sessions.find(Digest.of(token))
                .compose(found -> found.isPresent() ? sessions.delete(found.get()) : Future.succeededFuture(false))
                .mapEmpty();
    }

    Future<Optional<SignedIn>> byToken(String token) {
        Instant now = platform.clock().instant();
        return sessions.find(Digest.of(token))
                .compose(found -> found.filter(session -> session.expires().isAfter(now))
                        .map(session -> known(token, session, now))
                        .orElse(Future.succeededFuture(Optional.empty())));
    }

    /** After a password changed: this session goes on under the new one, every other session of the user is gone. */
    Future<Void> keepOnly(String token, User user) {
        String id = Digest.of(token);
        return platform.mongo()
                .one(sessions.collection().deleteMany(and(eq("userId", user.id()), ne("_id", id))))
                .compose(v -> sessions.find(id))
                .compose(kept -> kept.isEmpty()
                        ? Future.succeededFuture()
                        : sessions.update(id, session -> session.underPassword(Digest.of(user.passwordHash()))))
                .mapEmpty();
    }

    Future<Void> endAll(String userId) {
        return platform.mongo()
                .one(sessions.collection().deleteMany(eq("userId", userId)))
                .mapEmpty();
    }

    private Future<Optional<User>> proven(Optional<User> found, String password) {
        Optional<User> user = found.filter(known -> !known.disabled());
        Future<Boolean> matches = user.isPresent()
                ? passwords.matches(password, user.get().passwordHash())
                : passwords.matchesNobody(password);
        return matches.map(yes -> user.filter(known -> yes));
    }

    private Future<SignedIn> open(User user) {
        String token = Vault.token(TOKEN_BYTES);
        Instant now = platform.clock().instant();
        Instant expires = now.plus(config.sessionIdle());
        Session session =
                new Session(Digest.of(token), 1, user.id(), Digest.of(user.passwordHash()), now, now, expires);
        return sessions.insert(session).map(stored -> signedIn(token, user, expires));
    }

    private Future<Optional<SignedIn>> known(String token, Session session, Instant now) {
        return users.find(session.userId()).compose(found -> {
            Optional<User> user = found.filter(known -> !known.disabled())
                    .filter(known -> Digest.same(session.password(), Digest.of(known.passwordHash())));
            return user.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : noted(session, now).map(noted -> Optional.of(signedIn(token, user.get(), noted.expires())));
        });
    }

    /** Writing on every request would make reading a page a write: a session slides in steps of some minutes. */
    private Future<Session> noted(Session session, Instant now) {
        if (session.seenAt().plus(NOTED_EVERY).isAfter(now)) {
            return Future.succeededFuture(session);
        }
        Instant end = session.createdAt().plus(config.sessionLife());
        Instant slid = now.plus(config.sessionIdle());
        Session next = session.seen(now, slid.isBefore(end) ? slid : end);
        return sessions.replace(session, next)
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture(session)
                        : Future.failedFuture(failure));
    }

    private SignedIn signedIn(String token, User user, Instant expires) {
        String csrf = HexFormat.of().formatHex(platform.vault().mac("csrf", token));
        return new SignedIn(token, csrf, user.actor(), expires);
    }

    private static UnauthenticatedException wrong() {
        return new UnauthenticatedException("sign-in-wrong", "账号或密码不对 (wrong login or password)");
    }
}
