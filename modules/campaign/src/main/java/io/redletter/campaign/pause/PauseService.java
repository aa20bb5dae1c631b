package io.redletter.campaign.pause;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.ForbiddenException;
import io.redletter.accounts.Permission;
import io.redletter.accounts.UnitTree;
import io.redletter.agenda.Agenda;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.PushAnswer.Warning;
import io.redletter.campaign.PushLaneDocuments;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Stops a lane or a campaign and lets it go on. The agenda's own record decides what fires; beside it stands who stopped it,
 * when, and why. What fell due meanwhile meets its late policy when it goes on.
 */
public final class PauseService implements PauseNotes {
    /** The field by which the documents of a lane belong to a campaign. */
    private static final String CAMPAIGN_FIELD = "campaignId";

    private static final int LONGEST_REASON = 500;

    private final Platform platform;
    private final Agenda agenda;
    private final UnitTree units;
    private final AuditTrail trail;
    private final BiFunction<Actor, String, Future<Campaign>> campaigns;
    private final PauseStore store;

    /** @param campaigns a campaign by its id, as the actor sees it */
    public PauseService(
            Platform platform,
            Agenda agenda,
            UnitTree units,
            AuditTrail trail,
            BiFunction<Actor, String, Future<Campaign>> campaigns) {
        this.platform = platform;
        this.agenda = agenda;
        this.units = units;
        this.trail = trail;
        this.campaigns = campaigns;
        this.store = new PauseStore(platform.mongo());
    }

    /** Makes the indexes, and stops again what a death left written down but running. */
    public Future<Void> start() {
        return store.start().compose(v -> store.active()).compose(active -> Future.join(
                        active.stream().map(this::stop).toList())
                .mapEmpty());
    }

    /** Stops everything of a lane on every node; for who operates channels at the top of the tree. */
    public Future<Pause> pauseLane(Actor actor, String lane, String reason) {
        return mayLane(actor, lane).compose(v -> begin(actor, Pause.LANE, lane, reason));
    }

    public Future<Void> resumeLane(Actor actor, String lane) {
        return mayLane(actor, lane).compose(v -> end(actor, Pause.LANE, lane));
    }

    /** Stops a campaign's pushes and what of them is still to be sent; what is on the wire already is not called back. */
    public Future<Pause> pauseCampaign(Actor actor, String campaignId, String reason) {
        return mayCampaign(actor, campaignId).compose(v -> begin(actor, Pause.CAMPAIGN, campaignId, reason));
    }

    public Future<Void> resumeCampaign(Actor actor, String campaignId) {
        return mayCampaign(actor, campaignId).compose(v -> end(actor, Pause.CAMPAIGN, campaignId));
    }

    /** The pause of a campaign, while it stands. */
    public Future<Optional<Pause>> ofCampaign(String campaignId) {
        return store.find(Pause.idOf(Pause.CAMPAIGN, campaignId)).map(found -> found.filter(Pause::active));
    }

    /** Everything that is stopped now, the oldest first; campaigns that the actor does not see are left out. */
    public Future<List<Pause>> active(Actor actor) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.VIEW);
                    return store.active();
                })
                .compose(all -> {
                    Future<List<Pause>> seen = Future.succeededFuture(new ArrayList<>());
                    for (Pause pause : all) {
                        seen = seen.compose(before -> isSeen(actor, pause).map(sees -> {
                            if (sees) {
                                before.add(pause);
                            }
                            return before;
                        }));
                    }
                    return seen;
                });
    }

    /** The lanes of this node, the most urgent first, with what waits in them. */
    public Future<List<LaneStand>> lanes(Actor actor) {
        return Future.succeededFuture().compose(v -> {
            actor.require(Permission.VIEW);
            return agenda.backlog().compose(backlogs -> agenda.pausedLanes()
                    .compose(paused -> store.active().map(active -> {
                        Map<String, Pause> notes = active.stream()
                                .filter(Pause::isOfLane)
                                .collect(Collectors.toMap(Pause::subject, Function.identity()));
                        return backlogs.stream()
                                .map(one -> new LaneStand(
                                        one.lane(),
                                        CAMPAIGN_FIELD.equals(one.group()),
                                        paused.contains(one.lane()),
                                        one.due(),
                                        one.oldest(),
                                        one.waiting(),
                                        notes.get(one.lane())))
                                .toList();
                    })));
        });
    }

    /** Whether this person may stop lanes: an operator of a unit at the root, or an administrator. */
    public Future<Boolean> mayPauseLanes(Actor actor) {
        if (!actor.may(Permission.CHANNEL_WRITE)) {
            return Future.succeededFuture(false);
        }
        return actor.seesEverything()
                ? Future.succeededFuture(true)
                : units.find(actor.unitId())
                        .map(unit -> unit.filter(one -> one.parentId() == null).isPresent());
    }

    @Override
    public Future<List<Warning>> of(String campaignId) {
        return store.byIds(
                        List.of(Pause.idOf(Pause.CAMPAIGN, campaignId), Pause.idOf(Pause.LANE, PushLaneDocuments.LANE)))
                .map(found -> found.stream()
                        .filter(Pause::active)
                        .map(pause -> new Warning(
                                pause.kind() + "-paused",
                                (pause.isOfLane() ? "所有推送已暂停：" : "活动已暂停：") + pause.reason() + " ("
                                        + (pause.isOfLane() ? "all pushes are paused" : "the campaign is paused") + ")",
                                List.of()))
                        .toList());
    }

    private Future<Pause> begin(Actor actor, String kind, String subject, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return Future.failedFuture(RefusedException.field(
                    "/reason", "invalid-field", "/reason: 请写明原因,1 到 500 字 (expected: 1 to 500 characters)"));
        }
        Instant now = platform.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Pause wanted = new Pause(
                Pause.idOf(kind, subject), 1, kind, subject, true, why, actor.id(), actor.name(), now, null, null);
        return store.begin(wanted).compose(pause -> stop(pause)
                .compose(v -> trail.append(actor, kind + ".paused", subject, why))
                .map(pause));
    }

    /** The agenda goes on first: a death in between leaves a note too many, which a second click ends. */
    private Future<Void> end(Actor actor, String kind, String subject) {
        return store.find(Pause.idOf(kind, subject))
                .compose(found -> lanesOf(kind, subject, true).compose(v -> {
                    Optional<Pause> standing = found.filter(Pause::active);
                    Instant now = platform.clock().instant().truncatedTo(ChronoUnit.MILLIS);
                    return standing.isEmpty()
                            ? Future.succeededFuture()
                            : store.replace(standing.get(), standing.get().endedBy(actor.name(), now))
                                    .compose(ended -> trail.append(actor, kind + ".resumed", subject, ""))
                                    .mapEmpty();
                }));
    }

    private Future<Void> stop(Pause pause) {
        return lanesOf(pause.kind(), pause.subject(), false);
    }

    private Future<Void> lanesOf(String kind, String subject, boolean on) {
        if (kind.equals(Pause.LANE)) {
            return on ? agenda.resume(subject) : agenda.pause(subject);
        }
        return Future.join(agenda.lanes().stream()
                        .filter(lane -> CAMPAIGN_FIELD.equals(lane.group()))
                        .map(lane ->
                                on ? agenda.resumeGroup(lane.name(), subject) : agenda.pauseGroup(lane.name(), subject))
                        .toList())
                .mapEmpty();
    }

    private Future<Boolean> isSeen(Actor actor, Pause pause) {
        return pause.isOfLane()
                ? Future.succeededFuture(true)
                : campaigns
                        .apply(actor, pause.subject())
                        .map(true)
                        .recover(failure -> failure instanceof NotFoundException
                                ? Future.succeededFuture(false)
                                : Future.failedFuture(failure));
    }

    private Future<Void> mayCampaign(Actor actor, String campaignId) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.PUSH_WRITE);
                    return campaigns.apply(actor, campaignId);
                })
                .mapEmpty();
    }

    private Future<Void> mayLane(Actor actor, String lane) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.CHANNEL_WRITE);
                    return mayPauseLanes(actor);
                })
                .map(may -> {
                    if (!may) {
                        throw ForbiddenException.unit(actor, actor.unitId());
                    }
                    if (agenda.lanes().stream().noneMatch(one -> one.name().equals(lane))) {
                        throw new NotFoundException("lane", lane);
                    }
                    return null;
                });
    }
}
