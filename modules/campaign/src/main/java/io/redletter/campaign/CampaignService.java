package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of campaigns. Refusals come as failed futures; what an actor may not see is not there for them. */
public final class CampaignService {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_GOAL = 1_000;

    private final Platform platform;
    private final CampaignStore campaigns;
    private final CampaignDates dates;
    private final UnitTree units;
    private final CampaignWatch watch;
    private final PushCancelling pushes;
    private final Hanging hanging;

    CampaignService(
            Platform platform,
            CampaignStore campaigns,
            CampaignDates dates,
            UnitTree units,
            CampaignWatch watch,
            PushCancelling pushes,
            Hanging hanging) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.dates = dates;
        this.units = units;
        this.watch = watch;
        this.pushes = pushes;
        this.hanging = hanging;
    }

    public Future<Campaign> create(Actor actor, NewCampaign wanted) {
        return create(actor, Ids.next("campaign"), wanted);
    }

    /** Begins a campaign under a given id; the same again by the same actor gives the one that is there. */
    public Future<Campaign> create(Actor actor, String id, NewCampaign wanted) {
        return Future.succeededFuture()
                .compose(v -> unitOf(actor, wanted))
                .map(unit -> campaign(actor, id, wanted, unit))
                .compose(campaign -> campaigns
                        .insert(campaign)
                        .compose(made -> watch.told(actor, "campaign.created", made, made.name()))
                        .recover(failure -> sameCampaign(campaign, failure)));
    }

    /** The campaign, or empty where there is none that this actor sees. */
    public Future<Optional<Campaign>> find(Actor actor, String id) {
        return units.sight(actor)
                .compose(sight -> campaigns.find(id).map(found -> found.filter(one -> sight.sees(one.unitId()))));
    }

    /** The campaign, or a {@link NotFoundException}. */
    public Future<Campaign> get(Actor actor, String id) {
        return find(actor, id).map(found -> found.orElseThrow(() -> new NotFoundException("campaign", id)));
    }

    /** Those the actor sees of which some day lies in the year, by first day. */
    public Future<List<Campaign>> list(Actor actor, int year) {
        return units.sight(actor).compose(sight -> campaigns.inYear(sight, year));
    }

    /** Those of this year and the next that no longer stand where their day is, by first day; see {@link StrayedCampaign}. */
    public Future<List<StrayedCampaign>> strayed(Actor actor) {
        int year = platform.clock().instant().atZone(ZoneOffset.UTC).getYear();
        return units.sight(actor)
                .compose(sight -> campaigns.inYear(sight, year).compose(now -> campaigns
                        .inYear(sight, year + 1)
                        .map(next -> Stream.concat(now.stream(), next.stream())
                                .distinct()
                                .toList())))
                .compose(all -> Future.join(all.stream().map(this::strayed).toList())
                        .map(found -> found.<Optional<StrayedCampaign>>list().stream()
                                .flatMap(Optional::stream)
                                .toList()));
    }

    /** The same for one campaign. */
    public Future<Optional<StrayedCampaign>> strayed(Campaign campaign) {
        String day = campaign.observanceId();
        if (day == null || !campaign.follows() || !campaign.state().isOpen()) {
            return Future.succeededFuture(Optional.empty());
        }
        return units.find(campaign.unitId()).map(unit -> unit.flatMap(found -> dates.strayed(campaign, day, found))
                .map(date -> new StrayedCampaign(campaign, date)));
    }

    /**
     * Changes name, dates or goal of a campaign that is not over or cancelled. Refused with {@code dates-move-things} where
     * pushes or tasks hang on the dates: those are moved by a cascade, which shows first what it moves.
     */
    public Future<Campaign> change(Actor actor, String id, CampaignChange change) {
        return writable(actor, id)
                .compose(seen -> alone(seen, change))
                .compose(seen -> units.find(seen.unitId()))
                .compose(unit -> campaigns.update(id, found -> changed(found, change, unit)))
                .compose(next -> watch.told(
                        actor, "campaign.changed", next, next.name() + " " + next.start() + "/" + next.end()));
    }

    /**
     * Cancels a campaign and every push of it that has not left; one that is leaving now goes on, and its push says so.
     * Cancelling again is harmless.
     */
    public Future<Campaign> cancel(Actor actor, String id, String reason) {
        return writable(actor, id)
                .compose(v -> campaigns.update(id, CampaignService::cancelled))
                .compose(next -> watch.told(actor, "campaign.cancelled", next, reason))
                .compose(next -> pushes.ofCampaign(actor, id).map(next));
    }

    private Future<Unit> unitOf(Actor actor, NewCampaign wanted) {
        actor.require(Permission.CAMPAIGN_WRITE);
        return unit(units, actor, wanted.unitId());
    }

    /** The unit a campaign is to be held by, the actor's own where none is named; a refusal points at the field. */
    static Future<Unit> unit(UnitTree units, Actor actor, @Nullable String unitId) {
        String id = unitId == null ? actor.unitId() : unitId;
        return units.within(actor, id)
                .recover(failure -> Future.failedFuture(
                        failure instanceof NotFoundException
                                ? RefusedException.field(
                                        "/unitId", "unknown-unit", "/unitId: 没有单位 " + id + " (no such unit)")
                                : failure));
    }

    private Campaign campaign(Actor actor, String id, NewCampaign wanted, Unit unit) {
        CampaignDates.Days days = dates.of(wanted, unit);
        Campaign open = new Campaign(
                id,
                1,
                checked("/name", wanted.name() == null ? days.name() : wanted.name(), 1, LONGEST_NAME),
                wanted.observanceId(),
                days.start(),
                days.end(),
                PushTime.zone(wanted.zone()).getId(),
                unit.id(),
                checked("/goal", wanted.goal(), 0, LONGEST_GOAL),
                CampaignState.PLANNED,
                wanted.observanceId() == null ? "manual" : "almanac",
                days.byAlmanac(),
                actor.id(),
                platform.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                wanted.demo(),
                List.of());
        return open.begun(platform.clock().instant());
    }

    /** Looked at as the actor sees it first, so that what is out of sight answers as if it were not there. */
    private Future<Campaign> writable(Actor actor, String id) {
        return Future.succeededFuture().compose(v -> {
            actor.require(Permission.CAMPAIGN_WRITE);
            return get(actor, id);
        });
    }

    /** The campaign, if nothing would have to move with its dates. */
    private Future<Campaign> alone(Campaign seen, CampaignChange change) {
        boolean same = (change.start() == null || change.start().equals(seen.start()))
                && (change.end() == null || change.end().equals(seen.end()));
        return same
                ? Future.succeededFuture(seen)
                : hanging.on(seen.id()).map(things -> {
                    if (things > 0) {
                        throw RefusedException.conflict(
                                "dates-move-things",
                                "campaign " + seen.id() + ": 有 " + things + " 项推送或任务跟着日期走,请用“改日期”先看清要动什么 "
                                        + "(things hang on its dates, move it by a cascade)");
                    }
                    return seen;
                });
    }

    private Campaign changed(Campaign found, CampaignChange change, Optional<Unit> unit) {
        if (change.version() != null && change.version() != found.version()) {
            throw new ChangedMeanwhileException("campaign", found.id(), change.version());
        }
        if (!found.state().isOpen()) {
            throw over(found);
        }
        if (change.name() != null) {
            checked("/name", change.name(), 1, LONGEST_NAME);
        }
        if (change.goal() != null) {
            checked("/goal", change.goal(), 0, LONGEST_GOAL);
        }
        LocalDate start = change.start() == null ? found.start() : change.start();
        LocalDate end = change.end() == null ? found.end() : change.end();
        CampaignDates.checkLength(start, end);
        boolean same = start.equals(found.start()) && end.equals(found.end());
        boolean follows = same
                ? found.follows()
                : unit.filter(of -> dates.areOf(found.observanceId(), start, end, of))
                        .isPresent();
        return found.with(change, follows, platform.clock().instant());
    }

    private static Campaign cancelled(Campaign found) {
        if (found.state() == CampaignState.CANCELLED) {
            return found;
        }
        if (found.state() == CampaignState.FINISHED) {
            throw over(found);
        }
        return found.in(CampaignState.CANCELLED);
    }

    private Future<Campaign> sameCampaign(Campaign wanted, Throwable failure) {
        return failure instanceof AlreadyThereException
                ? campaigns
                        .get(wanted.id())
                        .compose(there ->
                                there.isSameAs(wanted) ? Future.succeededFuture(there) : Future.failedFuture(failure))
                : Future.failedFuture(failure);
    }

    static RefusedException over(Campaign campaign) {
        return RefusedException.conflict(
                "campaign-over",
                "campaign " + campaign.id() + ": 活动" + campaign.state().words() + ",不能再改 (it is "
                        + campaign.state().text() + ")");
    }

    private static String checked(String pointer, String text, int least, int most) {
        String stripped = text.strip();
        if (stripped.length() < least || stripped.length() > most) {
            throw RefusedException.field(
                    pointer,
                    "invalid-field",
                    pointer + ": 要 " + least + " 到 " + most + " 个字 (expected: " + least + " to " + most
                            + " characters)");
        }
        return stripped;
    }
}
