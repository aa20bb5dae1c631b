package io.redletter.app.rehearsal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import io.redletter.campaign.Campaign;
import io.redletter.content.media.MediaFiles;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What of the real record is played: read from there, written to the stage. The real record is only read. */
final class Script {
    private static final int MOST_PUSHES = 500;
    private static final int MOST = 20_000;
    private static final List<String> OPEN = List.of("planned", "armed", "held");

    private final Platform real;

    Script(Platform real) {
        this.real = real;
    }

    /**
     * What was read.
     *
     * @param pushes open ones that are due from the start on, the soonest first
     * @param accounts the channel accounts they go through
     * @param leftOut how many open ones were due before
     */
    record Text(List<Document> pushes, List<Document> accounts, int leftOut) {
        Instant firstDue() {
            return pushes.get(0).getDate("due").toInstant();
        }

        Instant lastDue() {
            return pushes.get(pushes.size() - 1).getDate("due").toInstant();
        }
    }

    /** The pushes and accounts of a campaign from an instant on. */
    Future<Text> read(Campaign campaign, Instant from) {
        Bson open = and(eq("campaignId", campaign.id()), in("state", OPEN));
        return list("pushes", and(open, gte("due", Date.from(from))), MOST_PUSHES + 1, "due")
                .compose(pushes -> {
                    if (pushes.isEmpty() || pushes.size() > MOST_PUSHES) {
                        throw RefusedException.conflict(
                                "nothing-to-rehearse",
                                "campaign " + campaign.id() + ": 从这时起有 " + (pushes.isEmpty() ? "0" : "500 多")
                                        + " 个推送,不能彩排 (expected: 1 to 500 open pushes from then on)");
                    }
                    Set<String> channels = new LinkedHashSet<>();
                    pushes.forEach(push -> channels.addAll(push.getList("channelIds", String.class)));
                    return list("channels", in("_id", channels), channels.size(), "_id")
                            .compose(accounts -> list("pushes", and(open, lt("due", Date.from(from))), MOST, "due")
                                    .map(before -> new Text(pushes, accounts, before.size())));
                });
    }

    /** Writes it to the stage, with the works, their wording, reviews, releases and files, the units, and the quotas so far. */
    Future<Void> copy(Text text, Campaign campaign, Stage stage) {
        Mongo there = stage.platform().mongo();
        Set<String> workIds = new HashSet<>();
        text.pushes().forEach(push -> workIds.add(push.getString("workId")));
        Set<String> segments = new LinkedHashSet<>();
        text.pushes().stream()
                .flatMap(push -> Stream.ofNullable(push.getString("audience")))
                .forEach(segments::add);
        List<String> channelIds =
                text.accounts().stream().map(one -> one.getString("_id")).toList();
        Bson ofWorks = in("workId", workIds);
        return write(
                        there,
                        "pushes",
                        text.pushes().stream().map(Script::asPlayed).toList())
                .compose(v -> write(
                        there,
                        "channels",
                        text.accounts().stream()
                                .map(one -> stage.standIns()
                                        .standIn(one, stage.platform().vault()))
                                .toList()))
                .compose(v -> list("works", in("_id", workIds), MOST, "_id"))
                .compose(works -> {
                    Set<String> campaigns = new LinkedHashSet<>(List.of(campaign.id()));
                    works.forEach(work -> campaigns.add(work.getString("campaignId")));
                    return write(there, "works", works)
                            .compose(v -> carry(there, "campaigns", in("_id", campaigns)))
                            .compose(v -> files(works, stage.platform().data()));
                })
                .compose(v -> carry(there, "work_versions", ofWorks))
                .compose(v -> carry(there, "reviews", ofWorks))
                .compose(v -> carry(there, "releases", ofWorks))
                .compose(v -> carry(there, StandInPeople.COLLECTION, in("_id", segments)))
                .compose(v -> carry(there, "units", new Document()))
                .compose(v -> carry(there, "day_notices", new Document()))
                .compose(v -> carry(there, "local_days", new Document()))
                .compose(v -> carry(there, "media", new Document()))
                .compose(v -> quotas(there, text, channelIds));
    }

    /** Nobody works on it yet, whatever the real one has been through. */
    private static Document asPlayed(Document push) {
        Document played = new Document(push);
        List.of("owner", "nominal", "actual", "finished").forEach(played::remove);
        return played;
    }

    /** Other campaigns' places in a quota are as good as used: their pushes are not on the stage. */
    private Future<Void> quotas(Mongo there, Text text, List<String> channelIds) {
        Set<String> played = new HashSet<>();
        text.pushes().forEach(push -> played.add(push.getString("_id")));
        return list("quota_windows", in("channelId", channelIds), MOST, "_id").compose(books -> {
            for (Document book : books) {
                for (Document entry : book.getList("entries", Document.class, List.of())) {
                    if (!played.contains(entry.getString("pushId"))) {
                        entry.put("state", "spent");
                    }
                }
            }
            return write(there, "quota_windows", books);
        });
    }

    private Future<Void> files(List<Document> works, Path data) {
        Set<String> wanted = new LinkedHashSet<>();
        works.forEach(work -> wanted.addAll(work.getList("sealedMedia", String.class, List.of())));
        MediaFiles here = new MediaFiles(real.data().resolve("media"));
        MediaFiles there = new MediaFiles(data.resolve("media"));
        return real.vertx()
                .executeBlocking(
                        () -> {
                            wanted.forEach(sha -> copyFile(here.path(sha), there.path(sha)));
                            return (Void) null;
                        },
                        false);
    }

    private static void copyFile(Path from, Path to) {
        try {
            if (Files.exists(from)) {
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Future<Void> carry(Mongo there, String collection, Bson which) {
        return list(collection, which, MOST, "_id").compose(found -> write(there, collection, found));
    }

    private Future<List<Document>> list(String collection, Bson which, int limit, String order) {
        return real.mongo()
                .list(real.mongo()
                        .collection(collection, Document.class)
                        .find(which)
                        .sort(Sorts.ascending(order))
                        .limit(limit));
    }

    private static Future<Void> write(Mongo there, String collection, List<Document> documents) {
        return documents.isEmpty()
                ? Future.succeededFuture()
                : there.done(there.collection(collection, Document.class).insertMany(new ArrayList<>(documents)));
    }
}
