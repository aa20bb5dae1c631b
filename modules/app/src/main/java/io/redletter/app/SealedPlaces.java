package io.redletter.app;

import io.redletter.app.demo.DemoPlanting;
import io.redletter.delivery.Deliveries;
import io.redletter.delivery.audience.AudienceHouse;
import io.redletter.platform.http.IdempotencyStore;
import io.redletter.platform.secret.SealedPlace;
import io.redletter.reach.ingest.VisitorKeys;
import java.util.List;

/** Everywhere a secret is sealed under the master key; whoever seals something more adds its place here. */
final class SealedPlaces {
    static final List<SealedPlace> ALL = List.of(
            Deliveries.SEALED,
            AudienceHouse.SEALED,
            VisitorKeys.SEALED,
            IdempotencyStore.SEALED,
            KeyProbe.SEALED,
            DemoPlanting.SEALED);

    private SealedPlaces() {}
}
