package io.redletter.reach.stated;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Actor;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.redletter.reach.Scope;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Statements of count, from whoever has them: the platforms' own statistics, which come a day late and are put right later.
 * The same statement twice changes nothing; a later one replaces an earlier one; nothing is ever added up twice.
 */
public final class Statements {
    private static final int MOST = 5_000;
    private static final int TRIES = 5;
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final Clock clock;
    private final Documents<Statement> documents;

    public Statements(Platform platform) {
        this.clock = platform.clock();
        this.documents = new Documents<>(platform.mongo(), "statement", "reach_statements", Statement.class);
    }

    /**
     * What somebody states.
     *
     * @param source who counted: small letters, digits, dots and hyphens
     * @param day the local day counted, or null for everything so far
     * @param asOf when the figure was so
     */
    public record Stating(
            Subject subject, String source, @Nullable LocalDate day, Map<String, Long> counts, Instant asOf) {
        public Stating {
            counts = Subject.checked(counts);
            if (!source.matches("[a-z][a-z0-9.-]{0,63}")) {
                throw Subject.field("/source", "source: 格式不对 (expected: such as wechat.article-total)");
            }
        }
    }

    public Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("campaignId")),
                new IndexModel(Indexes.ascending("workId")),
                new IndexModel(Indexes.ascending("channelId")),
                new IndexModel(Indexes.ascending("unitId")));
    }

    /** Takes a statement; gives what then stands, which is the stored one where that is newer. */
    public Future<Statement> state(Actor actor, Stating stating) {
        Instant now = clock.instant();
        if (stating.asOf().isAfter(now.plus(AHEAD))) {
            return Future.failedFuture(Subject.field("/asOf", "asOf: 晚于现在 (expected: not in the future)"));
        }
        Subject subject = stating.subject();
        return put(
                new Statement(
                        Statement.id(subject, stating.source(), stating.day()),
                        1,
                        subject,
                        subject.campaignId(),
                        subject.workId(),
                        subject.channelId(),
                        subject.unitId(),
                        stating.source(),
                        stating.day(),
                        stating.counts(),
                        stating.asOf(),
                        now,
                        actor.id(),
                        List.of()),
                TRIES);
    }

    /** What is stated under a scope, by day; at most five thousand. */
    public Future<List<Statement>> of(Scope scope) {
        return documents.list(filter(scope), Sorts.ascending("_id"), MOST).map(found -> found.stream()
                .filter(each -> each.subject().isIn(scope))
                .toList());
    }

    private Future<Statement> put(Statement next, int triesLeft) {
        return documents
                .find(next.id())
                .compose(found -> {
                    if (found.isEmpty()) {
                        return documents.insert(next);
                    }
                    Statement stands = found.get();
                    return stands.asOf().isBefore(next.asOf())
                            ? documents.replace(stands, next.inPlaceOf(stands))
                            : Future.succeededFuture(stands);
                })
                .recover(failure ->
                        isRace(failure) && triesLeft > 1 ? put(next, triesLeft - 1) : Future.failedFuture(failure));
    }

    private static boolean isRace(Throwable failure) {
        return failure instanceof AlreadyThereException || failure instanceof ChangedMeanwhileException;
    }

    /** One plain field, so that an index serves it; the rest of the scope is looked at in what it finds. */
    static Bson filter(Scope scope) {
        String field =
                switch (new Scope(scope.tag()).kind()) {
                    case WORK -> "workId";
                    case CHANNEL -> "channelId";
                    case UNIT -> "unitId";
                    default -> "campaignId";
                };
        return Filters.eq(field, new Scope(scope.tag()).id());
    }
}
