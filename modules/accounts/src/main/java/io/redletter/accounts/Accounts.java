package io.redletter.accounts;

import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Routes;
import io.vertx.core.Future;
import java.util.List;

/** The capability, wired: built once by the main class. */
public final class Accounts {
    private final Passwords passwords;
    private final UserStore users;
    private final UnitTree tree;
    private final AuditTrail trail;
    private final SessionService sessions;
    private final TokenService tokens;
    private final AccountService service;
    private final SessionCookie cookie;

    public Accounts(Platform platform, AccountsConfig config) {
        AccountRules rules = new AccountRules(config.passwordMinimum());
        this.passwords = new Passwords(platform.vertx(), config.argon());
        this.users = new UserStore(platform.mongo());
        this.tree = new UnitTree(platform.mongo());
        this.trail = new AuditTrail(platform);
        this.sessions = new SessionService(platform, config, users, passwords);
        this.tokens = new TokenService(platform, config.tokenLife(), users);
        UnitService units = new UnitService(rules, tree, trail);
        UserService.SignInParts parts = new UserService.SignInParts(users, passwords, sessions);
        UserService people = new UserService(platform, rules, parts, units, trail);
        this.service = new AccountService(parts, people, new AccountService.UnitParts(tree, units, trail), tokens);
        this.cookie = new SessionCookie(config);
    }

    /** Makes the indexes. */
    public Future<Void> start() {
        return tree.start()
                .compose(v -> users.start())
                .compose(v -> sessions.start())
                .compose(v -> tokens.start())
                .compose(v -> trail.start());
    }

    public Future<Void> stop() {
        return passwords.close();
    }

    public AccountService service() {
        return service;
    }

    public AuditTrail trail() {
        return trail;
    }

    /** The session cookie, for the page that signs people in and out. */
    public SessionCookie cookie() {
        return cookie;
    }

    /** Puts the actor into the context; belongs before everything that asks who is there, behind the body handler. */
    public SignInHandler signInHandler() {
        return new SignInHandler(service, cookie);
    }

    public List<ApiOperations> operations() {
        return List.of(new AccountsApi(service, trail));
    }

    public List<Routes> routes() {
        return List.of();
    }
}
