package io.redletter.delivery;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** The channel accounts an actor may touch; one of a unit the actor does not see is not there. */
final class AccountDoor {
    private final AccountStore accounts;
    private final UnitTree units;

    AccountDoor(AccountStore accounts, UnitTree units) {
        this.accounts = accounts;
        this.units = units;
    }

    /** Without asking who looks. */
    Future<Optional<ChannelAccount>> find(String id) {
        return accounts.find(id);
    }

    /** Fails with a refusal without the permission, with {@link NotFoundException} where there is none to see. */
    <T> Future<T> open(Actor actor, Permission permission, String id, Function<ChannelAccount, Future<T>> deed) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(permission);
                    return accounts.get(id);
                })
                .compose(account -> units.sight(actor).compose(sight -> {
                    if (!sight.sees(account.unitId())) {
                        throw new NotFoundException("channel", id);
                    }
                    return deed.apply(account);
                }));
    }
}
