package io.redletter.campaign.proposal;

import io.redletter.accounts.Accounts;
import io.redletter.campaign.PlannedDays;
import io.redletter.campaign.UnitUse;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.target.TargetService;
import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiOperations;
import io.vertx.core.Future;
import java.util.Map;

/** The room, wired: built once by its capability. */
public final class Proposals {
    private final PlanDocumentService service;
    private final PlanUpload uploads;
    private final ApiOperations api;

    /** What it stands on. */
    public record Ground(Accounts accounts, DayBook days, PlannedDays planned, TargetService targets, UnitUse uses) {}

    public Proposals(Platform platform, Ground ground) {
        var accounts = ground.accounts().service();
        var units = accounts.tree();
        this.service = new PlanDocumentService(
                platform,
                new PlanDocumentService.Ground(
                        units, ground.accounts().trail(), unit -> ground.days().almanac(unit)),
                Map.of(
                        ItemKind.DAY,
                        new DayAcceptance(ground.planned(), new OwnDays(ground.days())),
                        ItemKind.TARGET,
                        new TargetAcceptance(ground.targets(), units),
                        ItemKind.UNIT,
                        new UnitAcceptance(accounts, ground.targets(), ground.uses())));
        this.uploads = new PlanUpload(platform);
        this.api = new PlansApi(service, ground.days()::almanac, uploads);
    }

    /** Makes the indexes and the place where files come in. */
    public Future<Void> start() {
        return service.start().compose(v -> uploads.start());
    }

    public PlanDocumentService service() {
        return service;
    }

    public ApiOperations operations() {
        return api;
    }
}
