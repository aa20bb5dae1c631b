package io.redletter.accounts;

import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.List;

/** Adds people, shuts them out, changes their passwords. */
final class UserService {
    private final Platform platform;
    private final AccountRules rules;
    private final Passwords passwords;
    private final UserStore users;
    private final UnitService units;
    private final SessionService sessions;
    private final AuditTrail trail;

    UserService(Platform platform, AccountRules rules, SignInParts parts, UnitService units, AuditTrail trail) {
        this.platform = platform;
        this.rules = rules;
        this.passwords = parts.passwords();
        this.users = parts.users();
        this.sessions = parts.sessions();
        this.units = units;
        this.trail = trail;
    }

    Future<User> create(Actor actor, String id, NewUser wanted) {
        return Future.succeededFuture()
                .map(v -> permitted(actor, wanted))
                .compose(checked -> units.named("/unitId", checked.unitId()).map(checked))
                .compose(checked -> passwords.hash(checked.password()).map(hash -> user(id, checked, hash)))
                .compose(user -> users.insert(user).recover(failure -> sameUser(user, failure)))
                .compose(user -> audited(actor, "user.created", user));
    }

    Future<User> firstAdministrator(String login, String name, String password) {
        Actor installer = Actor.system("install");
        return users.hasAdministrator()
                .map(there -> {
                    if (there) {
                        throw RefusedException.conflict(
                                "administrator-exists",
                                "已经有管理员了,请由管理员添加账号 (there is an administrator already, ask them)");
                    }
                    return there;
                })
                .compose(v -> units.anyRoot(installer))
                .map(unit -> new NewUser(login, name, List.of(Role.ADMIN), unit.id(), password, false))
                .compose(wanted -> create(installer, Ids.next("user"), wanted));
    }

    Future<User> disable(Actor actor, String userId) {
        return Future.succeededFuture()
                .map(v -> allowed(actor))
                .compose(v -> users.update(userId, user -> user.disabled() ? user : user.withDisabled(true)))
                .compose(this::stillGoverned)
                .compose(user -> sessions.endAll(userId).map(user))
                .compose(user -> audited(actor, "user.disabled", user));
    }

    Future<User> enable(Actor actor, String userId) {
        return Future.succeededFuture()
                .map(v -> allowed(actor))
                .compose(v -> users.update(userId, user -> user.disabled() ? user.withDisabled(false) : user))
                .compose(user -> audited(actor, "user.enabled", user));
    }

    Future<Void> changePassword(Actor actor, PasswordChange change) {
        return Future.succeededFuture()
                .map(v -> rules.checkedPassword("/password", change.wanted(), actor.login()))
                .compose(v -> sessions.check(actor.login(), change.old(), change.remote()))
                .compose(v -> passwords.hash(change.wanted()))
                .compose(hash -> users.update(actor.id(), user -> user.withPassword(hash)))
                .compose(user -> sessions.keepOnly(change.session(), user).map(user))
                .compose(user -> audited(actor, "user.password-changed", user))
                .mapEmpty();
    }

    private NewUser permitted(Actor actor, NewUser wanted) {
        actor.require(Permission.ACCOUNTS_WRITE);
        return rules.checked(wanted);
    }

    private static Actor allowed(Actor actor) {
        actor.require(Permission.ACCOUNTS_WRITE);
        return actor;
    }

    private User user(String id, NewUser wanted, String hash) {
        return new User(
                id,
                1,
                wanted.login(),
                wanted.name(),
                wanted.roles(),
                wanted.unitId(),
                hash,
                false,
                wanted.demo(),
                platform.clock().instant());
    }

    /** Looked at after the change, so that of two administrators who shut each other out both stay. */
    private Future<User> stillGoverned(User user) {
        if (!user.roles().contains(Role.ADMIN)) {
            return Future.succeededFuture(user);
        }
        return users.hasAdministrator()
                .compose(there -> there
                        ? Future.succeededFuture(user)
                        : users.update(user.id(), shut -> shut.disabled() ? shut.withDisabled(false) : shut)
                                .compose(v -> Future.failedFuture(RefusedException.conflict(
                                        "last-administrator",
                                        "user " + user.id() + ": 是最后一个管理员,不能停用 (the last administrator stays)"))));
    }

    /** A repeat of the same call meets its own insert; another login's holder is named as the reason. */
    private Future<User> sameUser(User wanted, Throwable failure) {
        if (!(failure instanceof AlreadyThereException)) {
            return Future.failedFuture(failure);
        }
        return users.find(wanted.id()).map(found -> found.filter(
                        there -> there.login().equals(wanted.login()))
                .filter(there -> there.unitId().equals(wanted.unitId()))
                .orElseThrow(() -> RefusedException.field(
                        "/login", "login-taken", "/login: 账号 " + wanted.login() + " 已有人使用 (this login is taken)")));
    }

    private Future<User> audited(Actor actor, String action, User user) {
        return trail.append(actor, action, user.id(), user.login() + " " + user.roles())
                .map(user);
    }

    /** What proves people: given together, for they belong together. */
    record SignInParts(UserStore users, Passwords passwords, SessionService sessions) {}

    /** One person's change of password; {@code session} is the token that goes on. */
    record PasswordChange(String session, String old, String wanted, String remote) {}
}
