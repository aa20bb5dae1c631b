package io.redletter.delivery.audience;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What holds for addresses, in the collection {@code audience_standing}. */
final class StandingStore {
    private static final int TRIES = 5;

    private final Platform platform;
    private final Documents<Standing> documents;

    StandingStore(Platform platform) {
        this.platform = platform;
        this.documents = new Documents<>(platform.mongo(), "audience standing", "audience_standing", Standing.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)));
    }

    Future<Optional<Standing>> find(String hash) {
        return documents.find(hash);
    }

    /** Those of these that are there, by hash. */
    Future<Map<String, Standing>> of(Collection<String> hashes) {
        return hashes.isEmpty()
                ? Future.succeededFuture(Map.of())
                : documents.list(in("_id", hashes), null, hashes.size()).map(found -> found.stream()
                        .collect(Collectors.toMap(Standing::id, Function.identity())));
    }

    /** Says something new of an address; whatever is there or not. */
    Future<Standing> change(String hash, BiFunction<Standing, Instant, Standing> change) {
        return change(hash, change, TRIES);
    }

    private Future<Standing> change(String hash, BiFunction<Standing, Instant, Standing> change, int triesLeft) {
        Instant now = platform.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return documents
                .find(hash)
                .compose(found -> {
                    Standing before = found.orElseGet(() -> Standing.fresh(hash, now));
                    Standing next = change.apply(before, now);
                    if (next.equals(before)) {
                        return Future.succeededFuture(before);
                    }
                    return found.isPresent() ? documents.replace(before, next) : documents.insert(next);
                })
                .recover(failure -> triesLeft > 1
                                && (failure instanceof ChangedMeanwhileException
                                        || failure instanceof AlreadyThereException)
                        ? change(hash, change, triesLeft - 1)
                        : Future.failedFuture(failure));
    }

    /** The same for many, one after the other in small groups. */
    Future<Void> changeAll(List<String> hashes, BiFunction<Standing, Instant, Standing> change) {
        Future<Void> done = Future.succeededFuture();
        for (int i = 0; i < hashes.size(); i += 50) {
            List<String> some = hashes.subList(i, Math.min(hashes.size(), i + 50));
            done = done.compose(v -> Future.all(
                            some.stream().map(hash -> change(hash, change)).toList())
                    .mapEmpty());
        }
        return done;
    }
}
