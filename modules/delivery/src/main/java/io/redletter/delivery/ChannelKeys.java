package io.redletter.delivery;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.KeyCard;
import io.redletter.delivery.channel.SigningChannel;
import io.redletter.delivery.channel.SigningChannel.Rotated;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of channel accounts, replaced while they are in use. A change counts from the next attempt on, on every
 * node. Refusals come as failed futures.
 */
public final class ChannelKeys {
    private final AccountDoor door;
    private final AccountStore accounts;
    private final AccountSecrets secrets;
    private final Kinds kinds;
    private final AuditTrail trail;
    private final InstantSource clock;

    ChannelKeys(
            AccountDoor door,
            AccountStore accounts,
            AccountSecrets secrets,
            Kinds kinds,
            AuditTrail trail,
            InstantSource clock) {
        this.door = door;
        this.accounts = accounts;
        this.secrets = secrets;
        this.kinds = kinds;
        this.trail = trail;
        this.clock = clock;
    }

    /** The keys that sign now, the newest first; empty for a kind that signs nothing. */
    public Future<List<KeyCard>> keys(Actor actor, String id) {
        return door.open(
                actor,
                Permission.VIEW,
                id,
                account -> Future.succeededFuture(
                        kinds.of(account.kind()) instanceof SigningChannel signing
                                ? signing.keys(secrets.open(account), clock.instant())
                                : List.of()));
    }

    /** A new key beside the old one, which signs on for the overlap. */
    public Future<Rotated> rotate(Actor actor, String id, String algorithm, Duration overlap) {
        AtomicReference<@Nullable Rotated> made = new AtomicReference<>();
        return door.open(
                        actor,
                        Permission.CHANNEL_WRITE,
                        id,
                        seen -> accounts.update(id, found -> {
                            Rotated rotated =
                                    signing(found).rotate(secrets.open(found), algorithm, overlap, clock.instant());
                            made.set(rotated);
                            return found.sealedAs(secrets.seal(id, rotated.secret()));
                        }))
                .compose(changed -> {
                    Rotated rotated = Objects.requireNonNull(made.get(), "the change made one");
                    return trail.append(
                                    actor,
                                    "channel.key.rotated",
                                    id,
                                    rotated.card().id() + " " + algorithm)
                            .map(rotated);
                });
    }

    /** This key signs nothing more, at once. */
    public Future<List<KeyCard>> revoke(Actor actor, String id, String keyId) {
        return door.open(
                        actor,
                        Permission.CHANNEL_WRITE,
                        id,
                        seen -> accounts.update(
                                id,
                                found -> found.sealedAs(secrets.seal(
                                        id, signing(found).revoke(secrets.open(found), keyId, clock.instant())))))
                .compose(changed -> trail.append(actor, "channel.key.revoked", id, keyId))
                .compose(v -> keys(actor, id));
    }

    /** Another secret in place of the old one, such as an AppSecret that was reset at the platform. */
    public Future<ChannelAccount> replaceSecret(Actor actor, String id, String secret) {
        return door.open(
                        actor,
                        Permission.CHANNEL_WRITE,
                        id,
                        seen -> accounts.update(id, found -> {
                            kinds.of(found.kind()).checkAccount(found.settings(), secret);
                            return found.sealedAs(secrets.seal(id, secret));
                        }))
                .compose(changed ->
                        trail.append(actor, "channel.secret.replaced", id, "").map(changed));
    }

    private SigningChannel signing(ChannelAccount account) {
        Channel channel = kinds.of(account.kind());
        if (channel instanceof SigningChannel signing) {
            return signing;
        }
        throw RefusedException.conflict(
                "no-signing-keys", "这种渠道没有签名密钥 (channels of kind " + account.kind() + " sign nothing)");
    }
}
