package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Sight;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.dryrun.DryRun;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what would leave, without letting anything leave: the send table of a campaign, a push, or a unit. Reads only. Refusals
 * come as failed futures; what an actor may not see is not there for them.
 */
public final class DryRuns {
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final int MOST_PUSHES = PushFilter.MOST;

    private final CampaignStore campaigns;
    private final PushStore pushes;
    private final PushPlanning planning;
    private final UnitTree units;
    private final InstantSource clock;
    private final DryRunTable.Ground ground;

    DryRuns(
            CampaignStore campaigns,
            PushStore pushes,
            PushPlanning planning,
            UnitTree units,
            InstantSource clock,
            DryRunTable.Ground ground) {
        this.campaigns = campaigns;
        this.pushes = pushes;
        this.planning = planning;
        this.units = units;
        this.clock = clock;
        this.ground = ground;
    }

    /** Of every push of a campaign that the actor sees. */
    public Future<DryRun> ofCampaign(Actor actor, String campaignId) {
        return units.sight(actor).compose(sight -> campaigns
                .find(campaignId)
                .map(found -> found.filter(campaign -> sight.sees(campaign.unitId()))
                        .orElseThrow(() -> new NotFoundException("campaign", campaignId)))
                .compose(campaign -> pushes.list(sight, PushFilter.ofCampaign(campaignId))
                        .compose(found -> table(DryRun.Scope.CAMPAIGN, campaign.id(), campaign.name(), sight, found))));
    }

    /** Of one push. */
    public Future<DryRun> ofPush(Actor actor, String pushId) {
        return units.sight(actor).compose(sight -> pushes.find(pushId)
                .map(found -> found.filter(push -> sight.sees(push.unitId()))
                        .orElseThrow(() -> new NotFoundException("push", pushId)))
                .compose(push -> table(DryRun.Scope.PUSH, push.id(), "", sight, List.of(push)))
                .map(DryRuns::titledByWork));
    }

    /** Of a push as it would be, were it planned; fails as planning would where it cannot even be written down. */
    public Future<DryRun> ofDraft(Actor actor, NewPush wanted) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.PUSH_WRITE);
                    return units.sight(actor);
                })
                .compose(sight -> planning.draft(actor, sight, "", wanted)
                        .compose(push -> table(DryRun.Scope.DRAFT, "", "", sight, List.of(push)))
                        .map(DryRuns::titledByWork));
    }

    /**
     * Of everything of a unit and those below it that is due in this time.
     *
     * @param until the first instant after it; at most 400 days after {@code from}
     */
    public Future<DryRun> ofUnit(Actor actor, String unitId, Instant from, Instant until) {
        if (!until.isAfter(from) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            return Future.failedFuture(RefusedException.field(
                    "query/until",
                    "invalid-field",
                    "until: 应在 from 之后 400 天以内 (expected: within 400 days after from)"));
        }
        return units.sight(actor).compose(sight -> units.find(unitId)
                .map(found -> found.filter(unit -> sight.sees(unit.id()))
                        .orElseThrow(() -> new NotFoundException("unit", unitId)))
                .compose(unit -> below(actor, unitId)
                        .compose(ids -> pushes.list(new Sight(false, ids), PushFilter.between(from, until))
                                .compose(found -> table(DryRun.Scope.UNIT, unit.id(), unit.name(), sight, found)))));
    }

    private Future<Set<String>> below(Actor actor, String unitId) {
        return units.visibleTo(actor).map(all -> all.stream()
                .filter(unit -> unit.path().contains(unitId))
                .map(unit -> unit.id())
                .collect(Collectors.toSet()));
    }

    private Future<DryRun> table(DryRun.Scope scope, String id, String title, Sight sight, List<Push> found) {
        List<Push> shown = found.stream()
                .filter(push -> push.stateWord() != PushState.CANCELLED)
                .toList();
        return new DryRunTable(ground, sight)
                .rows(shown)
                .map(rows -> new DryRun(scope, id, title, clock.instant(), rows, found.size() < MOST_PUSHES));
    }

    private static DryRun titledByWork(DryRun run) {
        String title = run.rows().stream()
                .map(row -> row.what().title())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return new DryRun(run.scope(), run.id(), title, run.at(), run.rows(), run.complete());
    }
}
