package io.redletter.campaign.cascade;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.Quotas;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.days.StoredNotice;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows what moves when a date does, and moves it once somebody has confirmed. Refusals come as failed futures; what an actor
 * may not see is not there for them, and does not move.
 */
public final class CascadeService {
    private static final int MOST = 200;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{40}");
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private final CascadeStore store;
    private final CascadeGround ground;
    private final Planner planner;
    private final CascadeRun run;
    private final UnitTree units;
    private final AuditTrail trail;
    private final DayBook days;
    private final InstantSource clock;

    /** What cascades stand on. */
    public record Parts(Accounts accounts, DayBook days, Quotas quotas, CascadeGround ground, InstantSource clock) {}

    public CascadeService(Platform platform, Parts parts) {
        this.store = new CascadeStore(platform.mongo());
        this.ground = parts.ground();
        this.units = parts.accounts().service().tree();
        this.trail = parts.accounts().trail();
        this.days = parts.days();
        this.clock = parts.clock();
        this.planner = new Planner(ground, days, parts.quotas(), units, clock);
        this.run = new CascadeRun(store, new Steps(ground), days, trail, clock);
    }

    /** Makes the indexes. */
    public Future<Void> start() {
        return store.start();
    }

    /** What entering this notice would move; a cancelled day keeps all its campaigns. */
    public Future<CascadePlan> ofNotice(Actor actor, StoredNotice draft) {
        return ofNotice(actor, draft, Set.of());
    }

    /**
     * What entering this notice would move.
     *
     * @param cancel of a cancelled day: the ids of campaigns to cancel with it; all others are kept, their pushes held
     * @return fails with a refusal where the draft cannot be entered
     */
    public Future<CascadePlan> ofNotice(Actor actor, StoredNotice draft, Set<String> cancel) {
        return allowed(actor).compose(v -> planner.ofNotice(actor, draft, cancel));
    }

    /** What giving a campaign these dates would move. */
    public Future<CascadePlan> ofCampaign(Actor actor, String campaignId, LocalDate start, LocalDate end) {
        return allowed(actor)
                .compose(v -> units.sight(actor))
                .compose(sight -> ground.campaign(campaignId)
                        .map(found -> found.filter(campaign -> sight.sees(campaign.unitId()))
                                .orElseThrow(() -> new NotFoundException("campaign", campaignId))))
                .compose(campaign -> {
                    if (!campaign.state().isOpen()) {
                        throw RefusedException.conflict(
                                "campaign-over",
                                "campaign " + campaignId + ": 活动"
                                        + campaign.state().words() + ",不能再改 (it is "
                                        + campaign.state().text() + ")");
                    }
                    ground.checkDates(start, end);
                    return planner.ofCampaign(actor, campaign, start, end);
                });
    }

    /** Carries out what was shown; fails with a {@link ChangedMeanwhileException} where anything in it has changed since. */
    public Future<Cascade> apply(Actor actor, CascadePlan plan) {
        return apply(actor, plan, null);
    }

    /**
     * The same, allowed beyond the quotas of channels for this reason.
     *
     * @param overQuota null where every push must stay within: one that cannot is held
     */
    public Future<Cascade> apply(Actor actor, CascadePlan plan, @Nullable String overQuota) {
        return again(actor, plan).compose(now -> {
            if (!now.digest().equals(plan.digest())) {
                return confirmed(actor, plan.digest(), there -> there.isSameAs(plan.cause()))
                        .map(found ->
                                found.orElseThrow(() -> new ChangedMeanwhileException("cascade", plan.digest(), 0)));
            }
            if (!now.problems().isEmpty()) {
                throw RefusedException.conflict("cascade-stopped", String.join(";", now.problems()));
            }
            if (now.moves().isEmpty() && now.cause().draft() == null) {
                throw RefusedException.conflict("nothing-moves", "日期没有变,没有要移动的 (nothing moves)");
            }
            Cascade cascade = cascade(actor, now, overQuota);
            return store.insert(cascade)
                    .compose(made -> trail.append(actor, "cascade.confirmed", made.id(), words(made))
                            .map(made))
                    .compose(run::carryOn)
                    .recover(failure -> failure instanceof AlreadyThereException
                            ? store.get(cascade.id())
                            : Future.failedFuture(failure))
                    .map(CascadeService::carriedOut);
        });
    }

    /**
     * What this actor confirmed before under this digest: the same confirmation sent twice finds what the first one made.
     *
     * @param sameWish whether a cause is the one that is confirmed now
     * @return empty where nothing was; fails with a {@link ChangedMeanwhileException} where it came to nothing
     */
    public Future<Optional<Cascade>> confirmed(Actor actor, String digest, Predicate<Cause> sameWish) {
        return !DIGEST.matcher(digest).matches()
                ? Future.succeededFuture(Optional.empty())
                : store.find(id(digest)).map(found -> found.filter(
                                there -> there.by().equals(actor.id()) && sameWish.test(there.cause()))
                        .map(CascadeService::carriedOut));
    }

    /**
     * Takes a cascade back: what has not been sent and stands where it was moved to goes back to where it was, and the notice
     * says again what it said before. Taking it back again changes nothing.
     */
    public Future<Cascade> undo(Actor actor, String id) {
        return allowed(actor).compose(v -> get(actor, id)).compose(cascade -> switch (cascade.state()) {
            case UNDOING, UNDONE -> Future.succeededFuture(cascade);
            case APPLYING, ABANDONED -> Future.failedFuture(RefusedException.conflict(
                    "cascade-state",
                    "cascade " + id + ": "
                            + (cascade.state() == CascadeState.APPLYING
                                    ? "还在移动,请稍后再撤销 (it is being carried out)"
                                    : "没有移动过什么 (nothing was moved)")));
            case APPLIED -> undo(actor, cascade);
        });
    }

    /** The cascade, or a {@link NotFoundException}. */
    public Future<Cascade> get(Actor actor, String id) {
        return units.sight(actor).compose(sight -> store.find(id)
                .map(found -> found.filter(cascade -> cascade.unitIds().stream().anyMatch(sight::sees))
                        .orElseThrow(() -> new NotFoundException("cascade", id))));
    }

    /** Those that touch a unit the actor sees, the newest first. */
    public Future<List<Cascade>> list(Actor actor) {
        return units.sight(actor).compose(sight -> store.list(sight, MOST));
    }

    /** Carries on what a death or a fault left undone. */
    public Future<Void> sweep() {
        return store.left(clock.instant().minus(LEFT_ALONE))
                .compose(left ->
                        Future.join(left.stream().map(run::carryOn).toList()).mapEmpty());
    }

    private Future<Cascade> undo(Actor actor, Cascade cascade) {
        StoredNotice draft = cascade.cause().draft();
        boolean stands = draft == null
                || days.notice(draft.observanceId(), draft.year())
                        .filter(there -> NoticeSaying.same(there, draft))
                        .isPresent();
        if (!stands) {
            throw RefusedException.conflict(
                    "notice-changed", "cascade " + cascade.id() + ": 之后又登记了新的通知,请先处理新通知 (a newer notice stands)");
        }
        Cascade next = cascade.undoing(actor.id(), actor.name(), now());
        return store.replace(cascade, next)
                .compose(stored -> trail.append(actor, "cascade.undo-confirmed", stored.id(), words(stored))
                        .map(stored))
                .compose(run::carryOn);
    }

    /** One that came to nothing is refused: what it was to move has changed meanwhile. */
    private static Cascade carriedOut(Cascade cascade) {
        if (cascade.state() == CascadeState.ABANDONED) {
            throw new ChangedMeanwhileException("cascade", cascade.id(), cascade.version());
        }
        return cascade;
    }

    /** The preview as it is now; the given one where it cannot be shown any more, for it may have been carried out. */
    private Future<CascadePlan> again(Actor actor, CascadePlan plan) {
        return again(actor, plan.cause())
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture(stale(plan))
                        : Future.failedFuture(failure));
    }

    private static CascadePlan stale(CascadePlan plan) {
        return new CascadePlan(
                plan.cause(), plan.moves(), plan.stays(), plan.quotas(), plan.conflicts(), plan.problems(), "stale");
    }

    private Future<CascadePlan> again(Actor actor, Cause cause) {
        StoredNotice draft = cause.draft();
        if (draft != null) {
            return ofNotice(actor, draft, cause.cancel());
        }
        Spot to = cause.to();
        String campaignId = cause.campaignId();
        if (to == null || campaignId == null) {
            throw new IllegalArgumentException("cascade cause: neither a notice nor dates");
        }
        return ofCampaign(actor, campaignId, to.day(), to.last());
    }

    private Cascade cascade(Actor actor, CascadePlan plan, @Nullable String overQuota) {
        Set<String> unitIds = new LinkedHashSet<>();
        plan.moves().forEach(move -> unitIds.add(move.unitId()));
        if (!actor.unitId().isEmpty()) {
            unitIds.add(actor.unitId());
        }
        return new Cascade(
                id(plan.digest()),
                1,
                plan.cause(),
                CascadeState.APPLYING,
                plan.moves(),
                List.copyOf(unitIds),
                overQuota == null || overQuota.isBlank() ? null : overQuota.strip(),
                0,
                actor.id(),
                actor.name(),
                now(),
                now(),
                null,
                null,
                null,
                null);
    }

    private static String id(String digest) {
        return "cascade_" + digest.substring(0, 26);
    }

    private static String words(Cascade cascade) {
        Spot from = cascade.cause().from();
        Spot to = cascade.cause().to();
        return cascade.cause().title() + " " + (from == null ? "?" : from.day()) + " → "
                + (cascade.cause().isCancelled() || to == null ? "cancelled" : to.day()) + ", "
                + cascade.moves().size() + " moves";
    }

    private static Future<Void> allowed(Actor actor) {
        return Future.succeededFuture().map(v -> {
            actor.require(Permission.CAMPAIGN_WRITE);
            return null;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
