package io.redletter.app.demo;

import io.redletter.campaign.proposal.ItemKind;
import io.redletter.campaign.proposal.NewPlan;
import io.redletter.campaign.proposal.PlanDocument;
import io.redletter.campaign.proposal.PlanDocumentService;
import io.redletter.campaign.proposal.PlanItem;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Hands in the demo's plan document and accepts some of its days, as a planner would; the rest waits for whoever looks. */
final class DemoYear {
    /** The day whose date a notice sets. */
    static final String SCIENCE_DAY = "national-science-popularization-day";

    private static final Set<String> ACCEPTED = Set.of(
            SCIENCE_DAY,
            "world-environment-day",
            "world-water-day",
            "world-earth-day",
            "national-low-carbon-day",
            "national-ecology-day");

    private final PlanDocumentService plans;
    private final Path document;

    DemoYear(PlanDocumentService plans, Path document) {
        this.plans = plans;
        this.document = document;
    }

    Future<Void> plan() {
        NewPlan asItSays = new NewPlan(null, null, null, List.of(), true);
        return plans.take(DemoCast.PLANNER.actor(), asItSays, "清溪市2027年生态环境宣传工作实施方案.txt", document)
                .compose(this::accept);
    }

    private Future<Void> accept(PlanDocument plan) {
        return plans.items(DemoCast.PLANNER.actor(), plan.id()).compose(items -> {
            Future<Void> done = Future.succeededFuture();
            for (PlanItem item : items) {
                if (isAccepted(item)) {
                    done = done.compose(v -> plans.accept(DemoCast.PLANNER.actor(), plan.id(), item.id())
                            .mapEmpty());
                }
            }
            return done;
        });
    }

    private static boolean isAccepted(PlanItem item) {
        String day = item.kind() == ItemKind.DAY ? item.values().theDay().observanceId() : null;
        return item.isOpen() && day != null && ACCEPTED.contains(day);
    }
}
