package io.redletter.delivery.wechat;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Where a delivery and the platform's word about it meet, whichever comes first: one document a job in
 * {@code wechat_jobs}, {@code _id} = account and the platform's number, gone after 40 days. An event of a job nobody here
 * knows of waits there too, and goes after a day.
 */
final class Jobs {
    private static final Duration KEPT = Duration.ofDays(40);
    private static final Duration UNKNOWN = Duration.ofDays(1);

    private final Mongo mongo;
    private final InstantSource clock;
    private final MongoCollection<Document> jobs;

    /**
     * A job.
     *
     * @param deliveryId whose it is; empty where that is not known (yet)
     * @param event what the platform said last; empty where nothing (yet)
     */
    record Job(String deliveryId, Optional<JobEvent> event) {}

    Jobs(Platform platform, InstantSource clock) {
        this.mongo = platform.mongo();
        this.clock = clock;
        this.jobs = mongo.collection("wechat_jobs", Document.class);
    }

    Future<Void> start() {
        return mongo.done(
                jobs.createIndex(Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)));
    }

    /** A delivery learned its job's number. */
    Future<Job> joined(WechatAccount account, String job, String deliveryId) {
        return update(account, job, combine(set("deliveryId", deliveryId), set("expires", in(KEPT))));
    }

    /** The platform said something about a job; of several sayings the last stands. */
    Future<Job> said(WechatAccount account, JobEvent event) {
        Document said = new Document("status", event.status())
                .append("link", event.link())
                .append("sent", event.sent());
        return find(account, event.job())
                .compose(known -> update(
                        account,
                        event.job(),
                        known.filter(job -> !job.deliveryId().isEmpty()).isPresent()
                                ? set("event", said)
                                : combine(set("event", said), set("expires", in(UNKNOWN)))));
    }

    Future<Optional<Job>> find(WechatAccount account, String job) {
        return mongo.first(jobs.find(eq("_id", id(account, job)))).map(found -> found.map(Jobs::read));
    }

    private Future<Job> update(WechatAccount account, String job, Bson change) {
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        return mongo.one(jobs.findOneAndUpdate(eq("_id", id(account, job)), change, options))
                .map(Jobs::read);
    }

    private Date in(Duration time) {
        return Date.from(clock.instant().plus(time));
    }

    private static Job read(Document document) {
        String id = document.getString("_id");
        String job = id.substring(id.indexOf('|') + 1);
        Optional<JobEvent> event = Optional.ofNullable(document.get("event", Document.class))
                .map(said -> new JobEvent(
                        job,
                        said.getString("status"),
                        said.getString("link"),
                        said.get("sent") instanceof Number sent ? sent.longValue() : -1));
        return new Job(document.get("deliveryId", ""), event);
    }

    private static String id(WechatAccount account, String job) {
        return account.id() + "|" + job;
    }
}
