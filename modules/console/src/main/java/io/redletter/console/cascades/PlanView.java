package io.redletter.console.cascades;

import io.redletter.accounts.Actor;
import io.redletter.campaign.cascade.CascadePlan;
import io.redletter.campaign.cascade.MoveKind;
import io.redletter.console.people.Names;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The page that shows what would move; both kinds of cascade end there. */
final class PlanView {
    private PlanView() {}

    /**
     * @param carried what the confirmation must send again
     * @param action where it sends it
     */
    static Future<View> of(Names names, Actor actor, CascadePlan plan, Map<String, String> carried, String action) {
        Set<String> campaigns = new LinkedHashSet<>();
        plan.moves().forEach(move -> campaigns.add(move.campaignId()));
        plan.stays().forEach(stay -> campaigns.add(stay.campaignId()));
        Map<String, Long> counts = new LinkedHashMap<>();
        for (MoveKind kind : MoveKind.values()) {
            counts.put(kind.text(), plan.count(kind));
        }
        return names.campaigns(actor, campaigns)
                .compose(named -> names.units(actor).map(units -> View.of("cascade-preview")
                        .with("plan", plan)
                        .with("counts", counts)
                        .with("campaignNames", named)
                        .with("units", units)
                        .with("carried", carried)
                        .with("action", action)));
    }
}
