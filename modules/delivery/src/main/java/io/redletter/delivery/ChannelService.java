package io.redletter.delivery;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.AudienceCount;
import io.redletter.campaign.ChannelCard;
import io.redletter.campaign.Channels;
import io.redletter.content.WorkVersion;
import io.redletter.delivery.audience.Audiences;
import io.redletter.delivery.audience.Counted;
import io.redletter.delivery.channel.Capabilities;
import io.redletter.delivery.channel.Setting;
import io.redletter.delivery.channel.SigningChannel;
import io.redletter.delivery.outbound.OutboundException;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of channel accounts. Refusals come as failed futures; an account of a unit one does not see is not there. */
public final class ChannelService implements Channels {
    private static final int LONGEST_NAME = 80;

    private final Platform platform;
    private final AccountStore accounts;
    private final AccountSecrets secrets;
    private final Kinds kinds;
    private final UnitTree units;
    private final AuditTrail trail;
    private final Audiences audiences;
    private final Lately<Counted> counted;
    private @Nullable ChannelWatch watch;

    ChannelService(
            Platform platform,
            AccountStore accounts,
            AccountSecrets secrets,
            Kinds kinds,
            UnitTree units,
            AuditTrail trail,
            Audiences audiences) {
        this.platform = platform;
        this.accounts = accounts;
        this.secrets = secrets;
        this.kinds = kinds;
        this.units = units;
        this.trail = trail;
        this.audiences = audiences;
        this.counted = new Lately<>(platform.clock(), Duration.ofMinutes(1));
    }

    public Future<AddedChannel> createAccount(Actor actor, NewChannel wanted) {
        return createAccount(actor, Ids.next("ch"), wanted);
    }

    /** Adds under a given id; the same again by the same actor gives the one that is there. */
    public Future<AddedChannel> createAccount(Actor actor, String id, NewChannel wanted) {
        return allowed(actor, Permission.CHANNEL_WRITE, () -> {
            @Nullable
            String made = wanted.secret() == null && kinds.of(wanted.kind()) instanceof SigningChannel signing
                    ? signing.freshSecret()
                    : null;
            @Nullable String secret = made == null ? wanted.secret() : made;
            ChannelAccount account = account(actor, id, wanted, secret);
            return unitIsSeen(actor, account.unitId())
                    .compose(v -> accounts.insert(account))
                    .compose(added -> trail.append(actor, "channel.added", id, added.kind() + " " + added.name())
                            .map(new AddedChannel(added, made)))
                    .recover(failure -> failure instanceof AlreadyThereException
                            ? sameAgain(actor, account, failure)
                            : Future.failedFuture(failure));
        });
    }

    /** The accounts of the units the actor sees. */
    public Future<List<ChannelAccount>> list(Actor actor) {
        return allowed(actor, Permission.VIEW, () -> units.sight(actor)
                .compose(sight -> accounts.list(sight.filter("unitId"))));
    }

    public Future<ChannelAccount> get(Actor actor, String id) {
        return allowed(actor, Permission.VIEW, () -> visible(actor, id));
    }

    /** Takes other settings from the next attempt on; messages that are stored already keep their bytes. */
    public Future<ChannelAccount> changeSettings(Actor actor, String id, Map<String, String> settings) {
        return allowed(actor, Permission.CHANNEL_WRITE, () -> visible(actor, id)
                .compose(seen -> accounts.update(id, found -> {
                    kinds.of(found.kind()).checkAccount(Pace.others(settings), secrets.open(found));
                    return found.settings().equals(settings) ? found : found.with(settings);
                }))
                .compose(changed -> trail.append(actor, "channel.changed", id, String.join(" ", settings.keySet()))
                        .map(changed)));
    }

    /** The set-up form of every kind, by kind, in the order pages show them. */
    public Map<String, List<Setting>> forms() {
        Map<String, List<Setting>> forms = new LinkedHashMap<>();
        kinds.all().forEach(channel -> forms.put(channel.kind(), kinds.form(channel)));
        return forms;
    }

    /** What channels of this kind can do. */
    public Capabilities capabilities(String kind) {
        return kinds.of(kind).capabilities();
    }

    public Future<ChannelAccount> rename(Actor actor, String id, String name) {
        return allowed(actor, Permission.CHANNEL_WRITE, () -> visible(actor, id)
                .compose(seen -> accounts.update(
                        id, found -> found.name().equals(name.strip()) ? found : found.named(checkedName(name))))
                .compose(changed -> trail.append(actor, "channel.changed", id, "name " + changed.name())
                        .map(changed)));
    }

    public Future<ChannelAccount> enable(Actor actor, String id) {
        return turn(actor, id, true, null);
    }

    /** Nothing leaves through it until it is enabled again; what is under way is refused with {@code channel-disabled}. */
    public Future<ChannelAccount> disable(Actor actor, String id, String reason) {
        return turn(actor, id, false, reason);
    }

    /** Shows that the account works, without publishing anything; a sentence for people, or a refusal. */
    public Future<String> test(Actor actor, String id) {
        return allowed(actor, Permission.CHANNEL_WRITE, () -> visible(actor, id)
                .compose(account -> kinds.of(account.kind()).test(account, secrets.open(account)))
                .recover(failure -> failure instanceof OutboundException
                        ? Future.failedFuture(
                                RefusedException.conflict("channel-test-failed", String.valueOf(failure.getMessage())))
                        : Future.failedFuture(failure)));
    }

    @Override
    public Future<Optional<ChannelCard>> find(String channelId) {
        return accounts.find(channelId).map(found -> found.map(ChannelService::card));
    }

    @Override
    public Future<List<ChannelCard>> all() {
        return accounts.all()
                .map(found -> found.stream().map(ChannelService::card).toList());
    }

    /** From now on it is told how channels fare. Called once, before anything is planned. */
    void join(ChannelWatch open) {
        watch = open;
    }

    @Override
    public Future<Optional<String>> trouble(ChannelCard channel) {
        ChannelWatch open = watch;
        return open == null ? Future.succeededFuture(Optional.empty()) : open.trouble(channel.id());
    }

    /** Walks the list at most once a minute for the same moment, however many ask. */
    @Override
    public Future<Optional<AudienceCount>> count(ChannelCard channel, String audience, Instant at) {
        if (!kinds.of(channel.kind()).capabilities().list()) {
            return Future.succeededFuture(Optional.empty());
        }
        return audiences
                .segment(audience)
                .compose(segment -> counted.ask(
                                audience + " " + segment.version() + " " + at,
                                () -> audiences.count(segment, channel.kind(), at))
                        .map(sums -> Optional.of(
                                new AudienceCount(audience, segment.name(), sums.eligible(), sums.skipped()))))
                .recover(failure -> failure instanceof NotFoundException
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    @Override
    public List<String> check(ChannelCard channel, WorkVersion version) {
        return kinds.of(channel.kind()).check(version);
    }

    @Override
    public Future<Void> checkAudience(List<ChannelCard> channels, @Nullable String audience, Predicate<String> seen) {
        boolean needed = channels.stream()
                .anyMatch(card -> kinds.of(card.kind()).capabilities().list());
        if (audience == null || !needed) {
            return needed == (audience != null)
                    ? Future.succeededFuture()
                    : Future.failedFuture(RefusedException.field(
                            "/audience",
                            needed ? "audience-needed" : "audience-not-needed",
                            needed
                                    ? "/audience: 邮件这类渠道要选一个人群分组 (expected: a segment, one channel sends to a list)"
                                    : "/audience: 所选渠道都不按名单发送,请去掉人群分组 (none of the channels sends to a list)"));
        }
        return audiences
                .segment(audience)
                .map(segment -> seen.test(segment.unitId()))
                .recover(failure -> failure instanceof NotFoundException
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure))
                .compose(there -> there
                        ? Future.succeededFuture()
                        : Future.failedFuture(RefusedException.field(
                                "/audience",
                                "unknown-audience",
                                "/audience: 没有人群分组 " + audience + " (no such segment)")));
    }

    private Future<ChannelAccount> turn(Actor actor, String id, boolean on, @Nullable String reason) {
        return allowed(actor, Permission.CHANNEL_WRITE, () -> visible(actor, id)
                .compose(
                        seen -> accounts.update(id, found -> found.enabled() == on ? found : found.enabled(on, reason)))
                .compose(turned -> trail.append(
                                actor, on ? "channel.enabled" : "channel.disabled", id, reason == null ? "" : reason)
                        .map(turned)));
    }

    private ChannelAccount account(Actor actor, String id, NewChannel wanted, @Nullable String secret) {
        String name = checkedName(wanted.name());
        Map<String, String> settings = Optional.ofNullable(wanted.settings()).orElse(Map.of());
        kinds.of(wanted.kind()).checkAccount(Pace.others(settings), secret);
        return new ChannelAccount(
                id,
                1,
                wanted.kind(),
                name,
                Optional.ofNullable(wanted.unitId()).orElse(actor.unitId()),
                settings,
                secret == null ? null : secrets.seal(id, secret),
                true,
                null,
                wanted.demo(),
                actor.id(),
                platform.clock().instant());
    }

    private static String checkedName(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw RefusedException.field("/name", "invalid-field", "/name: 1 到 80 个字 (expected: 1 to 80 characters)");
        }
        return name;
    }

    private Future<AddedChannel> sameAgain(Actor actor, ChannelAccount wanted, Throwable refusal) {
        return accounts.get(wanted.id())
                .compose(there -> there.createdBy().equals(actor.id())
                                && there.kind().equals(wanted.kind())
                                && there.name().equals(wanted.name())
                                && there.settings().equals(wanted.settings())
                        ? Future.succeededFuture(new AddedChannel(there, null))
                        : Future.failedFuture(refusal));
    }

    private Future<Void> unitIsSeen(Actor actor, String unitId) {
        return units.sight(actor).map(sight -> {
            if (!sight.sees(unitId)) {
                throw RefusedException.field("/unitId", "unknown-unit", "/unitId: 没有单位 " + unitId + " (no such unit)");
            }
            return null;
        });
    }

    private Future<ChannelAccount> visible(Actor actor, String id) {
        return accounts.get(id).compose(account -> units.sight(actor).map(sight -> {
            if (!sight.sees(account.unitId())) {
                throw new NotFoundException("channel", id);
            }
            return account;
        }));
    }

    private static <T> Future<T> allowed(Actor actor, Permission permission, Supplier<Future<T>> deed) {
        return Future.succeededFuture().compose(v -> {
            actor.require(permission);
            return deed.get();
        });
    }

    private static ChannelCard card(ChannelAccount account) {
        return new ChannelCard(
                account.id(), account.kind(), account.name(), account.unitId(), account.enabled(), account.demo());
    }
}
