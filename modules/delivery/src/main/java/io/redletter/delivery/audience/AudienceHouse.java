package io.redletter.delivery.audience;

import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.secret.SealedPlace;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything about people to write to, wired: built once by {@link io.redletter.delivery.Deliveries}. */
public final class AudienceHouse {
    /** Where the key of all addresses is sealed. */
    public static final SealedPlace SEALED = AddressBook.SEALED;

    private static final Logger LOG = LoggerFactory.getLogger(AudienceHouse.class);
    private static final long SWEEP_MILLIS = 5_000;
    private static final long NO_TIMER = -1;

    private final Platform platform;
    private final AudienceConfig config;
    private final AudienceStores stores;
    private final ImportFiles files;
    private final ImportDuty importing;
    private final ListDuty tidying;
    private final Walk walk;
    private final ListService lists;
    private final SegmentService segments;
    private final ImportService imports;
    private final PeopleService people;
    private final CountService counts;
    private final AudienceUpload upload;
    private long timer = NO_TIMER;

    /** @param isAwaited whether a push that has not left yet is to go to this segment */
    public AudienceHouse(
            Platform platform,
            AudienceConfig config,
            UnitTree units,
            AuditTrail trail,
            Function<String, Future<Boolean>> isAwaited) {
        this.platform = platform;
        this.config = config;
        this.stores = AudienceStores.of(platform, config);
        this.files = new ImportFiles(platform);
        this.importing = new ImportDuty(platform, stores, files);
        this.tidying = new ListDuty(platform, stores, files, trail);
        this.walk = new Walk(platform, stores, config);
        Rights rights = new Rights(units, trail, stores);
        this.lists = new ListService(platform, rights, () -> quietly(tidying.sweep()));
        this.segments = new SegmentService(platform, rights, isAwaited);
        this.imports = new ImportService(platform, rights, files, config, () -> quietly(importing.sweep()));
        this.people = new PeopleService(platform, rights);
        this.counts = new CountService(platform, rights, walk);
        this.upload = new AudienceUpload(platform.vertx(), files, config);
    }

    /** Makes the indexes and the key, and goes on with what a death left, now and every five seconds. */
    public Future<Void> start() {
        return open().onSuccess(v -> timer = platform.vertx().setPeriodic(SWEEP_MILLIS, tick -> sweep()));
    }

    /** Without the timer. */
    Future<Void> open() {
        return files.start().compose(v -> stores.start());
    }

    public Future<Void> stop() {
        importing.stop();
        if (timer != NO_TIMER) {
            platform.vertx().cancelTimer(timer);
        }
        return Future.succeededFuture();
    }

    /** What list channels ask while they send. */
    public Audiences sending() {
        return walk;
    }

    public ListService lists() {
        return lists;
    }

    public SegmentService segments() {
        return segments;
    }

    public ImportService imports() {
        return imports;
    }

    public PeopleService people() {
        return people;
    }

    public CountService counts() {
        return counts;
    }

    public AudienceConfig config() {
        return config;
    }

    public ApiOperations operations() {
        return new AudienceApi(this, upload);
    }

    /** Goes on with imports and deletions now, and completes when nothing is left to do for this node. */
    Future<Void> work() {
        return importing.sweep().compose(v -> tidying.sweep());
    }

    Instant now() {
        return platform.clock().instant();
    }

    AudienceStores stores() {
        return stores;
    }

    private void sweep() {
        quietly(importing.sweep());
        quietly(tidying.sweep());
    }

    private static void quietly(Future<Void> sweep) {
        sweep.onFailure(failure -> LOG.warn("audience sweep failed, the next one tries again", failure));
    }
}
