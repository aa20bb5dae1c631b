package io.redletter.app.demo;

import io.redletter.campaign.PlanImport;
import io.redletter.campaign.plan.PlanText;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Set;

/** Reads the demo's plan document and begins the campaigns of the coming year that it names, as a planner would. */
final class DemoYear {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Platform platform;
    private final PlanImport plans;
    private final Path document;

    DemoYear(Platform platform, PlanImport plans, Path document) {
        this.platform = platform;
        this.plans = plans;
        this.document = document;
    }

    Future<Void> plan() {
        int year = platform.clock().instant().atZone(ZONE).getYear() + 1;
        return platform.vertx()
                .executeBlocking(() -> PlanText.decode(Files.readAllBytes(document)))
                .compose(plans::read)
                .compose(reading -> plans.bring(DemoCast.PLANNER.actor(), reading, year, null, Set.of()))
                .mapEmpty();
    }
}
