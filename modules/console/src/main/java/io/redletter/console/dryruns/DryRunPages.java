package io.redletter.console.dryruns;

import io.redletter.accounts.Permission;
import io.redletter.campaign.DryRuns;
import io.redletter.campaign.dryrun.DryRun;
import io.redletter.console.people.Names;
import io.redletter.console.web.Addresses;
import io.redletter.console.web.PageCall;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The addresses of dry runs: of a campaign, of a push, and of a unit's days. */
public final class DryRunPages {
    private static final int USUAL_DAYS = 31;
    private static final int MOST_DAYS = 400;

    private final DryRuns runs;
    private final Names names;
    private final ZoneId zone;

    /** @param zone in which a unit's days begin and end */
    public DryRunPages(DryRuns runs, Names names, ZoneId zone) {
        this.runs = runs;
        this.names = names;
        this.zone = zone;
    }

    /** Opens {@code /console/dry-run} and {@code …/dry-run} of campaigns and pushes, each as a page and as a table. */
    public void open(Addresses addresses) {
        open(addresses, "/console/campaigns/:id/dry-run", call -> runs.ofCampaign(call.actor(), call.path("id")));
        open(addresses, "/console/pushes/:id/dry-run", call -> runs.ofPush(call.actor(), call.path("id")));
        open(addresses, "/console/dry-run", this::ofUnit);
    }

    private void open(Addresses addresses, String path, DryRunPage.Ask ask) {
        addresses
                .get(path, Permission.VIEW, new DryRunPage(ask, names))
                .get(path + ".csv", Permission.VIEW, new DryRunTablePage(ask));
    }

    private Future<DryRun> ofUnit(PageCall call) {
        LocalDate from = call.day("from").orElse(call.wording().todayDate());
        LocalDate until = call.day("until").orElse(from.plusDays(USUAL_DAYS - 1L));
        LocalDate last = until.isBefore(from) || until.isAfter(from.plusDays(MOST_DAYS - 1L)) ? from : until;
        LocalDate end = last.plusDays(1);
        return unit(call).compose(unit -> runs.ofUnit(call.actor(), unit, midnight(from), midnight(end)));
    }

    /** The unit asked for, the reader's own, or the first one there is. */
    private Future<String> unit(PageCall call) {
        String own = call.query("unit").orElse(call.actor().unitId());
        return own.isEmpty()
                ? names.units(call.actor())
                        .map(units -> units.keySet().stream().findFirst().orElse(""))
                : Future.succeededFuture(own);
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
