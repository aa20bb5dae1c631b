package io.redletter.accounts;

import io.redletter.platform.Ids;
import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The API of accounts, as {@code openapi/accounts.yaml} has it. */
final class AccountsApi implements ApiOperations {
    private static final int USUAL_LIMIT = 100;

    private final AccountService accounts;
    private final AuditTrail trail;

    AccountsApi(AccountService accounts, AuditTrail trail) {
        this.accounts = accounts;
        this.trail = trail;
    }

    @Override
    public String contract() {
        return "openapi/accounts.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("getMe", call -> Future.succeededFuture(Reply.ok(Me.of(actor(call)))));
        api.on("listUnits", call -> accounts.units(actor(call)).map(AccountsApi::items));
        api.on("createUnit", this::createUnit);
        api.on("listUsers", this::listUsers);
        api.on("createUser", this::createUser);
        api.on("listTokens", call -> accounts.apiTokens(actor(call))
                .map(found -> items(found.stream().map(TokenCard::of).toList())));
        api.on("createToken", this::createToken);
        api.on("endToken", call -> accounts.endApiToken(actor(call), call.path("tokenId"))
                .map(v -> Reply.noContent()));
        api.on("listAudit", this::listAudit);
        api.on("verifyAudit", this::verifyAudit);
    }

    private Future<Reply> createUnit(ApiCall call) {
        UnitRequest wanted = call.body(UnitRequest.class);
        return accounts.createUnit(actor(call), call.newId("unit"), wanted.unit())
                .map(unit -> Reply.created("/api/v1/units/" + unit.id(), unit));
    }

    private Future<Reply> listUsers(ApiCall call) {
        Actor actor = actor(call);
        actor.require(Permission.VIEW);
        return accounts.users(actor)
                .map(found -> items(found.stream().map(UserCard::of).toList()));
    }

    private Future<Reply> createUser(ApiCall call) {
        UserRequest wanted = call.body(UserRequest.class);
        return accounts.createUser(actor(call), call.newId("user"), wanted.user())
                .map(user -> Reply.created("/api/v1/users/" + user.id(), UserCard.of(user)));
    }

    private Future<Reply> createToken(ApiCall call) {
        if (call.header("Idempotency-Key").isPresent()) {
            throw new RefusedException(
                    400,
                    "not-repeatable",
                    "令牌只显示一次,这个请求不能带 Idempotency-Key (a secret is never kept to be answered again)",
                    "header/Idempotency-Key");
        }
        TokenRequest wanted = call.body(TokenRequest.class);
        return accounts.createApiToken(actor(call), Ids.next("token"), wanted.name())
                .map(shown -> Reply.created("/api/v1/tokens/" + shown.id(), shown));
    }

    private Future<Reply> listAudit(ApiCall call) {
        actor(call).require(Permission.ACCOUNTS_WRITE);
        int limit = call.query("limit", USUAL_LIMIT);
        return call.query("subject")
                .map(subject -> trail.about(subject, limit))
                .orElseGet(() -> trail.latest(limit))
                .map(AccountsApi::items);
    }

    private Future<Reply> verifyAudit(ApiCall call) {
        actor(call).require(Permission.ACCOUNTS_WRITE);
        return trail.verify().map(Reply::ok);
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }

    private static Reply items(List<?> items) {
        return Reply.ok(Map.of("items", items));
    }

    private record Me(String id, String login, String name, Set<Role> roles, String unitId) {
        static Me of(Actor actor) {
            return new Me(actor.id(), actor.login(), actor.name(), actor.roles(), actor.unitId());
        }
    }

    private record UnitRequest(
            String name, @Nullable String nameEn, @Nullable String parentId, @Nullable String region) {
        NewUnit unit() {
            return new NewUnit(name, nameEn == null ? "" : nameEn, parentId, region == null ? "" : region, false);
        }
    }

    private record UserRequest(String login, String name, List<Role> roles, String unitId, String password) {
        NewUser user() {
            return new NewUser(login, name, roles, unitId, password, false);
        }
    }

    private record TokenRequest(String name) {}

    private record TokenCard(String id, String name, Instant createdAt, Instant expires) {
        static TokenCard of(ApiToken token) {
            return new TokenCard(token.id(), token.name(), token.createdAt(), token.expires());
        }
    }

    private record UserCard(
            String id,
            long version,
            String login,
            String name,
            List<Role> roles,
            String unitId,
            boolean disabled,
            boolean demo,
            Instant createdAt) {
        static UserCard of(User user) {
            return new UserCard(
                    user.id(),
                    user.version(),
                    user.login(),
                    user.name(),
                    user.roles(),
                    user.unitId(),
                    user.disabled(),
                    user.demo(),
                    user.createdAt());
        }
    }
}
