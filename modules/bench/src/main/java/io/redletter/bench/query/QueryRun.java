package io.redletter.bench.query;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static io.redletter.bench.exact.Counted.await;

import io.redletter.bench.live.Guest;
import io.redletter.bench.load.Times;
import io.redletter.bench.process.Node;
import io.redletter.bench.process.RealDisk;
import io.redletter.bench.process.Stores;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.mongo.MongoConfig;
import io.redletter.platform.redis.RedisConfig;
import io.redletter.platform.redis.RedisLink;
import io.redletter.reach.count.Windows;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/** Each question asked by HTTP, in turns with a bare read of the documents it needs, by the same driver from this process. */
final class QueryRun {
    private static final Duration STORE_LIMIT = Duration.ofSeconds(20);
    private static final int WARM_UP = 4;
    private static final int CAMPAIGNS = 1_000;
    private static final String OBSERVANCE = "world-environment-day";

    private final RealDisk disk;
    private final int rounds;
    private final int visitors;

    QueryRun(RealDisk disk, int rounds, int visitors) {
        this.disk = disk;
        this.rounds = rounds;
        this.visitors = visitors;
    }

    /**
     * One question.
     *
     * @param first the very first answer, in milliseconds, nothing being known yet
     * @param right whether the answer was as it should be
     */
    record Asked(String name, double first, Times ours, Times bare, boolean right) {
        double ratio() {
            return ours.millis(0.5) / bare.millis(0.5);
        }
    }

    List<Asked> run() throws IOException {
        Vertx vertx = Vertx.vertx();
        try (Stores stores = Stores.start(disk.directory().resolve("stores"));
                Node node = Node.start(disk.directory().resolve("node"), stores, Map.of())) {
            Mongo mongo = Mongo.connect(vertx, new MongoConfig(stores.mongoUri(), "redletter", STORE_LIMIT));
            RedisLink redis = RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, STORE_LIMIT));
            Api api = new Api(node.site(), Guest.token(stores, node.directory()));
            return questions(api, new YearOfCounts(mongo, redis), mongo);
        } finally {
            await(vertx.close());
        }
    }

    private List<Asked> questions(Api api, YearOfCounts year, Mongo mongo) {
        LocalDate end = LocalDate.now(Windows.ZONE).minusDays(1);
        LocalDate begin = end.minusDays(364);
        String now = "campaign:" + api.campaign(OBSERVANCE, end.getYear());
        String then = "campaign:" + api.campaign(OBSERVANCE, end.getYear() - 1);
        year.campaign(now, begin, end, visitors);
        year.campaign(then, begin.minusDays(366), end.minusDays(364), visitors);
        year.totals(CAMPAIGNS);
        String span = "&from=" + begin + "&to=" + end;
        List<Asked> asked = new ArrayList<>();
        asked.add(asked(
                "now, one campaign",
                api,
                "/reach?scope=" + now,
                read(mongo, year, total(now)),
                answer -> answer.getJsonObject("totals").getInteger("view") == 800_000));
        asked.add(asked(
                "a year by day, with its visitors",
                api,
                "/reach?scope=" + now + span + "&step=day",
                read(mongo, year, days(now, begin, end)),
                answer -> answer.getJsonObject("range").getJsonArray("series").size() == 365));
        asked.add(asked(
                "visitors of a year",
                api,
                "/reach/uniques?scope=" + now + span,
                () -> await(mongo.list(year.visitors().find(days(now, begin, end))))
                        .size(),
                answer -> isNear(answer.getLong("value"), 364L * visitors / 3 + visitors)));
        asked.add(asked(
                "the ten largest of " + CAMPAIGNS + " campaigns",
                api,
                "/reach/top?kind=campaign&limit=10",
                read(mongo, year, and(eq("kind", "campaign"), eq("window", Windows.TOTAL))),
                answer -> answer.getJsonArray("items").size() == 10));
        asked.add(asked(
                "a year beside the year before",
                api,
                "/reach?scope=" + now + span + "&step=day&compare=year-before",
                () -> await(mongo.list(year.counts().find(days(now, begin, end))))
                                .size()
                        + await(mongo.list(year.counts().find(days(then, begin.minusDays(365), end.minusDays(365)))))
                                .size(),
                answer -> answer.getJsonObject("compared") != null));
        return asked;
    }

    /** A bare read, which gives the number of documents. */
    private interface Bare {
        int read();
    }

    private interface Right {
        boolean is(JsonObject answer);
    }

    private static Bare read(Mongo mongo, YearOfCounts year, Bson filter) {
        return () -> await(mongo.list(year.counts().find(filter))).size();
    }

    private static Bson total(String scope) {
        return and(eq("scope", scope), eq("window", Windows.TOTAL));
    }

    private static Bson days(String scope, LocalDate from, LocalDate to) {
        return and(eq("scope", scope), gte("window", Windows.day(from)), lte("window", Windows.day(to)));
    }

    private Asked asked(String name, Api api, String path, Bare bare, Right right) {
        long began = System.nanoTime();
        boolean isRight = right.is(api.get(path));
        double first = (System.nanoTime() - began) / 1e6;
        isRight &= bare.read() > 0;
        long[] ours = new long[rounds];
        long[] theirs = new long[rounds];
        for (int i = -WARM_UP * rounds; i < rounds; i++) {
            long asked = System.nanoTime();
            isRight &= right.is(api.get(path));
            long answered = System.nanoTime();
            bare.read();
            if (i >= 0) {
                ours[i] = answered - asked;
                theirs[i] = System.nanoTime() - answered;
            }
        }
        return new Asked(name, first, Times.of(ours), Times.of(theirs), isRight);
    }

    private static boolean isNear(long estimate, long exact) {
        return Math.abs(estimate - exact) < 0.03 * exact;
    }
}
