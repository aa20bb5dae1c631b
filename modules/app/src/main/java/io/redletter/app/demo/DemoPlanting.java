package io.redletter.app.demo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.accounts.Accounts;
import io.redletter.campaign.Campaigns;
import io.redletter.content.Content;
import io.redletter.delivery.Deliveries;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.secret.SealedPlace;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * Plants the demo once per data directory. Every step makes things of fixed names and finds them again, so that a start
 * that was killed half-way is completed by the next one.
 */
public final class DemoPlanting {
    /** The pages that made-up readers open. */
    public static final List<String> PAGES = List.of(
            "/h5/liu-wu-huanjing-ri?c=" + DemoDay.WECHAT,
            "/h5/liu-wu-huanjing-ri?c=" + DemoDay.WEBHOOK,
            "/h5/qingxi-richu?c=" + DemoDay.WECHAT);

    private static final String MARK = "demo";
    private static final String TOKEN_PURPOSE = "demo/token";

    /** Where the demo's API token is sealed. */
    public static final SealedPlace SEALED = new SealedPlace("installation", "token", document -> TOKEN_PURPOSE);

    private final Platform platform;
    private final Accounts accounts;
    private final DemoCast cast;
    private final DemoYear year;
    private final DemoScienceDay science;
    private final DemoWorks works;
    private final DemoDay day;
    private final DemoJoint joint;
    private final DemoAudience audience;
    private final MongoCollection<Document> marks;

    /** What the demo is planted into. */
    public record Ground(Accounts accounts, Content content, Campaigns campaigns, Deliveries deliveries) {}

    /** @param texts the directory of the demo's words, {@code config/demo} */
    public DemoPlanting(Platform platform, Ground ground, Path texts, DemoSandbox sandbox) {
        this.platform = platform;
        this.accounts = ground.accounts();
        this.cast = new DemoCast(ground.accounts().service());
        this.year = new DemoYear(ground.campaigns().proposals(), texts.resolve("plan.txt"));
        this.science = new DemoScienceDay(platform, ground.campaigns(), ground.content());
        DemoFilm film = new DemoFilm(platform.data().resolve("demo"));
        this.works = new DemoWorks(platform.vertx(), ground.content(), film, DemoTexts.read(texts));
        this.day = new DemoDay(platform, ground, sandbox, DemoChannels.read(texts));
        this.joint = new DemoJoint(ground, sandbox);
        this.audience = new DemoAudience(platform, ground.deliveries().audiences());
        this.marks = platform.mongo().collection("installation", Document.class);
    }

    /**
     * Plants what is not there yet.
     *
     * @return the demo's API token
     */
    public Future<String> plant() {
        return platform.mongo()
                .first(marks.find(eq("_id", MARK)))
                .compose(mark -> mark.isPresent()
                        ? day.pointChannels().compose(v -> joint.pointChannel()).map(v -> platform.vault()
                                .open(TOKEN_PURPOSE, mark.get().getString("token")))
                        : plantAll());
    }

    /** The log-ins, a line each: {@code login NAME PASSWORD ROLE}. */
    public static List<String> logIns() {
        return DemoCast.EVERYBODY.stream()
                .map(person -> "login " + person.login() + " " + DemoCast.PASSWORD + " " + person.role())
                .toList();
    }

    private Future<String> plantAll() {
        return cast.enter()
                .compose(v -> science.announce())
                .compose(v -> year.plan())
                .compose(v -> audience.plant())
                .compose(v -> day.open())
                .compose(works::write)
                .compose(v -> science.campaign())
                .compose(campaign -> works.writeForScienceDay(campaign.id())
                        .compose(v -> science.arm(campaign))
                        .compose(v -> joint.plan(campaign)))
                .compose(v -> day.arm(platform.clock().instant()))
                .compose(v -> accounts.service().createApiToken(DemoCast.PLANNER.actor(), "demo"))
                .compose(token -> mark(token.token()));
    }

    private Future<String> mark(String token) {
        Document mark = new Document("_id", MARK)
                .append("at", Date.from(now()))
                .append("token", platform.vault().seal(TOKEN_PURPOSE, token));
        return platform.mongo()
                .one(marks.insertOne(mark))
                .map(token)
                .recover(failure -> Documents.isDuplicate(failure) ? plant() : Future.failedFuture(failure));
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
