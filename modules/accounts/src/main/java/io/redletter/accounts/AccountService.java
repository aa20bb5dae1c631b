package io.redletter.accounts;

import io.redletter.platform.Ids;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything about who is who. Refusals come as failed futures. */
public final class AccountService {
    private final UserStore userStore;
    private final UserService users;
    private final UnitService units;
    private final UnitTree tree;
    private final SessionService sessions;
    private final TokenService tokens;
    private final AuditTrail trail;

    AccountService(UserService.SignInParts parts, UserService users, UnitParts units, TokenService tokens) {
        this.userStore = parts.users();
        this.sessions = parts.sessions();
        this.users = users;
        this.units = units.service();
        this.tree = units.tree();
        this.trail = units.trail();
        this.tokens = tokens;
    }

    /**
     * Opens a session.
     *
     * @param remote the caller's address, for the count of failures
     * @return fails with 401 for a wrong pair, in the same time whether the login exists or not, and with 429 after five
     *     failures in a row
     */
    public Future<SignedIn> signIn(String login, String password, String remote) {
        return sessions.signIn(login, password, remote).compose(open -> trail.append(
                        open.actor(), "session.opened", open.actor().id(), remote)
                .map(open));
    }

    /** Ends a session; harmless if there is none. */
    public Future<Void> signOut(String token) {
        return sessions.signOut(token);
    }

    /** The session behind a cookie's token, if it lives and its user may sign in. */
    public Future<Optional<SignedIn>> bySession(String token) {
        return sessions.byToken(token);
    }

    /** The person whose key this is, if it lives and they may sign in. */
    public Future<Optional<Actor>> byApiToken(String token) {
        return tokens.user(token).map(user -> user.map(User::actor));
    }

    public Future<User> createUser(Actor actor, NewUser wanted) {
        return createUser(actor, Ids.next("user"), wanted);
    }

    /** Adds a person under a given id; the same again gives the one that is there. */
    public Future<User> createUser(Actor actor, String id, NewUser wanted) {
        return users.create(actor, id, wanted);
    }

    /**
     * The first administrator of an installation, with a root unit if there is none.
     *
     * @return fails with 409 once there is an administrator
     */
    public Future<User> firstAdministrator(String login, String name, String password) {
        return users.firstAdministrator(login, name, password);
    }

    /** Everyone of the units the actor sees, by login. */
    public Future<List<User>> users(Actor actor) {
        return tree.sight(actor).compose(userStore::seenBy);
    }

    public Future<Optional<User>> user(String id) {
        return userStore.find(id);
    }

    /** Shuts a person out and ends their sessions; refused for the last administrator. */
    public Future<User> disableUser(Actor actor, String userId) {
        return users.disable(actor, userId);
    }

    /** Lets a person in again. */
    public Future<User> enableUser(Actor actor, String userId) {
        return users.enable(actor, userId);
    }

    /**
     * Changes one's own password; every other session of this person ends.
     *
     * @param session the token of the session that goes on
     * @param old the password until now; a wrong one counts as a failed sign-in
     * @param remote the caller's address
     */
    public Future<Void> changePassword(Actor actor, String session, String old, String wanted, String remote) {
        return users.changePassword(actor, new UserService.PasswordChange(session, old, wanted, remote));
    }

    /** A key for a program that acts as this person; the secret is in the answer and nowhere else. */
    public Future<ApiToken.Shown> createApiToken(Actor actor, String name) {
        return createApiToken(actor, Ids.next("token"), name);
    }

    /** The same under a given id; the same id again is refused, for the secret is shown once. */
    public Future<ApiToken.Shown> createApiToken(Actor actor, String id, String name) {
        return Future.succeededFuture()
                .compose(v -> tokens.create(actor, id, name))
                .compose(shown ->
                        trail.append(actor, "token.created", id, shown.name()).map(shown));
    }

    /** One's own keys, newest first, without their secrets. */
    public Future<List<ApiToken>> apiTokens(Actor actor) {
        return tokens.of(actor);
    }

    /** Ends a key: one's own, or anybody's for who may manage accounts. */
    public Future<Void> endApiToken(Actor actor, String id) {
        return tokens.end(actor, id).compose(v -> trail.append(actor, "token.ended", id, ""));
    }

    /** The units this actor sees. */
    public Future<List<Unit>> units(Actor actor) {
        return tree.visibleTo(actor);
    }

    /** The tree itself: sight of an actor, and single units. */
    public UnitTree tree() {
        return tree;
    }

    public Future<Unit> createUnit(Actor actor, NewUnit wanted) {
        return createUnit(actor, Ids.next("unit"), wanted);
    }

    /** Adds a unit under a given id; the same again gives the one that is there. */
    public Future<Unit> createUnit(Actor actor, String id, NewUnit wanted) {
        return units.create(actor, id, wanted);
    }

    /**
     * Removes a unit that came to nothing: no people in it, no units under it. What campaigns, works and channels there
     * are must be asked for before, by who knows them.
     *
     * @return fails with 409 where somebody or something is in it
     */
    public Future<Void> removeUnit(Actor actor, String id) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.ACCOUNTS_WRITE);
                    return tree.get(id);
                })
                .compose(unit -> userStore
                        .seenBy(new Sight(false, Set.of(id)))
                        .compose(people -> people.isEmpty()
                                ? units.remove(actor, unit)
                                : Future.failedFuture(UnitService.inUse(unit, "人员 (people)"))));
    }

    /** The tree, what adds to it, and where that is noted. */
    record UnitParts(UnitTree tree, UnitService service, AuditTrail trail) {}
}
