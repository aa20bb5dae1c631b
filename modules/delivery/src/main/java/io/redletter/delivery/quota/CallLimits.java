package io.redletter.delivery.quota;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.delivery.ChannelAccount;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Counts the calls of an account over all nodes, and holds back those the platform would not answer: one document per
 * account and window in {@code channel_calls}, gone two days after its end. A call without a rule is not counted.
 */
public final class CallLimits {
    private static final Duration KEPT = Duration.ofDays(2);

    private final Mongo mongo;
    private final QuotaRules rules;
    private final InstantSource clock;
    private final MongoCollection<Document> counts;

    /** @param clock the agenda's time */
    public CallLimits(Mongo mongo, QuotaRules rules, InstantSource clock) {
        this.mongo = mongo;
        this.rules = rules;
        this.clock = clock;
        this.counts = mongo.collection("channel_calls", Document.class);
    }

    public Future<Void> start() {
        return mongo.done(
                counts.createIndex(Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)));
    }

    /** Counts a call that is about to be made; fails with {@link CallsSpent} where the account has none left. */
    public Future<Void> take(ChannelAccount account, String call) {
        Future<Void> taken = Future.succeededFuture();
        for (CallRule rule : rulesOf(account)) {
            Integer most = rule.calls().get(call);
            if (most != null) {
                taken = taken.compose(v -> take(account, rule.per(), call, most));
            }
        }
        return taken;
    }

    /** How many calls of each kind are left today; only of those that are limited by the day. */
    public Future<Map<String, Integer>> leftToday(ChannelAccount account) {
        Per.Span today = Per.DAY.at(clock.instant(), rules.zoneOf(account));
        return mongo.first(counts.find(eq("_id", today.id(account.id())))).map(found -> {
            Document made =
                    found.map(document -> document.get("calls", new Document())).orElseGet(Document::new);
            Map<String, Integer> left = new LinkedHashMap<>();
            rulesOf(account).stream().filter(rule -> rule.per() == Per.DAY).forEach(rule -> rule.calls()
                    .forEach((call, most) -> left.put(call, most - count(made, call))));
            return left;
        });
    }

    private Future<Void> take(ChannelAccount account, Per per, String call, int most) {
        Per.Span span = per.at(clock.instant(), rules.zoneOf(account));
        var update = combine(
                inc("calls." + call, 1), set("expires", Date.from(span.end().plus(KEPT))));
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        return mongo.one(counts.findOneAndUpdate(eq("_id", span.id(account.id())), update, options))
                .compose(made -> count(made.get("calls", new Document()), call) > most
                        ? Future.failedFuture(new CallsSpent(call, most, span))
                        : Future.succeededFuture());
    }

    private List<CallRule> rulesOf(ChannelAccount account) {
        return rules.calls().stream()
                .filter(rule -> rule.kind().equals(account.kind()))
                .toList();
    }

    private static int count(Document made, String call) {
        return made.get(call) instanceof Number number ? number.intValue() : 0;
    }
}
