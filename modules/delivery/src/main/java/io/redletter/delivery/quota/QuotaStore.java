package io.redletter.delivery.quota;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Windows of quotas, in the collection {@code quota_windows}; each goes 400 days after its end. */
final class QuotaStore {
    private static final int MOST = 2_000;
    private static final int MOST_TRIES = 60;
    private static final int MOST_WAIT_MILLIS = 25;

    private final Platform platform;
    private final Documents<QuotaBook> documents;

    QuotaStore(Platform platform) {
        this.platform = platform;
        this.documents = new Documents<>(platform.mongo(), "quota", "quota_windows", QuotaBook.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("channelId", "start")),
                new IndexModel(Indexes.ascending("pushIds")),
                new IndexModel(Indexes.ascending("end")),
                new IndexModel(Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)));
    }

    /** The window as it stands; an empty one, not stored, where nothing was written yet. */
    Future<QuotaBook> get(String channelId, Per.Span span) {
        return documents.find(span.id(channelId)).map(found -> found.orElseGet(() -> QuotaBook.empty(channelId, span)));
    }

    /** Those of a channel from this window on, in their order. */
    Future<List<QuotaBook>> from(String channelId, Instant start, int limit) {
        return documents.list(and(eq("channelId", channelId), gte("start", start)), Sorts.ascending("start"), limit);
    }

    /** Those in which a push stands. */
    Future<List<QuotaBook>> holding(String pushId) {
        return documents.list(eq("pushIds", pushId), null, MOST);
    }

    Future<List<QuotaBook>> byIds(List<String> ids) {
        return ids.isEmpty() ? Future.succeededFuture(List.of()) : documents.list(in("_id", ids), null, ids.size());
    }

    /** Those that end after this instant, the first to end first. */
    Future<List<QuotaBook>> endingAfter(Instant instant) {
        return documents.list(gt("end", instant), Sorts.ascending("end"), MOST);
    }

    /**
     * Reads, changes and stores by compare-and-set, again after a moment at random while others were quicker. {@code change}
     * may refuse by throwing; what it gives back unchanged is not written.
     */
    Future<QuotaBook> update(QuotaBook known, UnaryOperator<QuotaBook> change) {
        return update(known, change, MOST_TRIES);
    }

    private Future<QuotaBook> update(QuotaBook known, UnaryOperator<QuotaBook> change, int triesLeft) {
        return documents.find(known.id()).map(found -> found.orElse(known)).compose(book -> {
            QuotaBook next = change.apply(book);
            Future<QuotaBook> written = next.version() == book.version()
                    ? Future.succeededFuture(book)
                    : book.version() == 0 ? first(next) : replace(book, next);
            return written.recover(failure -> isRace(failure) && triesLeft > 1
                    ? aMoment().compose(v -> update(known, change, triesLeft - 1))
                    : Future.failedFuture(failure));
        });
    }

    private Future<QuotaBook> first(QuotaBook book) {
        return documents.insert(book);
    }

    private Future<QuotaBook> replace(QuotaBook book, QuotaBook next) {
        return documents.replace(book, next);
    }

    private static boolean isRace(Throwable failure) {
        return failure instanceof ChangedMeanwhileException || failure instanceof AlreadyThereException;
    }

    private Future<Void> aMoment() {
        int millis = 1 + ThreadLocalRandom.current().nextInt(MOST_WAIT_MILLIS);
        return platform.vertx().timer(millis, TimeUnit.MILLISECONDS).mapEmpty();
    }
}
