package io.redletter.accounts;

import static com.mongodb.client.model.Filters.eq;
import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class AuditTrailTest {
    private static final Actor ACTOR = Actor.system("test");

    private final Platform platform;
    private final MongoCollection<Document> stored;
    private AuditTrail trail;

    AuditTrailTest(Platform platform) {
        this.platform = platform;
        this.stored = platform.mongo().collection("audit", Document.class);
    }

    @BeforeEach
    void empty() {
        await(platform.mongo().one(stored.deleteMany(new Document())));
        trail = new AuditTrail(platform);
        await(trail.start());
    }

    @Test
    void numbersLinesWithoutAGapWhileTwoNodesWriteAtOnce() {
        AuditTrail other = new AuditTrail(platform);
        List<Future<Void>> writing = IntStream.range(0, 40)
                .mapToObj(i -> (i % 2 == 0 ? trail : other).append(ACTOR, "push.armed", "push_" + i, ""))
                .toList();

        await(Future.all(writing));

        assertThat(await(trail.verify())).isEqualTo(new AuditVerdict(true, 40, null, head()));
        assertThat(await(trail.latest(100)))
                .extracting(AuditEntry::number)
                .containsExactlyElementsOf(
                        LongStream.iterate(40, n -> n - 1).limit(40).boxed().toList());
    }

    @Test
    void findsNothingWrongWithAnEmptyTrail() {
        assertThat(await(trail.verify())).isEqualTo(new AuditVerdict(true, 0, null, ""));
    }

    @Test
    void noticesALineThatWasChanged() {
        write(5);
        await(platform.mongo().one(stored.updateOne(eq("_id", 3L), Updates.set("detail", "没有这回事"))));

        AuditVerdict verdict = await(trail.verify());

        assertThat(verdict.intact()).isFalse();
        assertThat(verdict.brokenAt()).isEqualTo(3);
    }

    @Test
    void noticesALineThatWasTakenOut() {
        write(5);
        await(platform.mongo().one(stored.deleteOne(eq("_id", 2L))));

        AuditVerdict verdict = await(trail.verify());

        assertThat(verdict.brokenAt()).isEqualTo(2);
    }

    @Test
    void noticesALineWhoseWriterDidNotHaveTheKey() {
        write(2);
        AuditEntry last = await(trail.latest(1)).get(0);
        AuditEntry forged = new AuditEntry(3, last.at(), "user_x", "某人", "push.armed", "push_9", "", last.seal(), "");
        String plain = Digest.of(forged.sealed());
        await(platform.mongo()
                .one(platform.mongo().collection("audit", AuditEntry.class).insertOne(forged.withSeal(plain))));

        AuditVerdict verdict = await(trail.verify());

        assertThat(verdict.brokenAt()).isEqualTo(3);
    }

    @Test
    void findsTheLinesAboutOneThing() {
        write(3);

        List<AuditEntry> found = await(trail.about("push_1", 10));

        assertThat(found).extracting(AuditEntry::subject).containsExactly("push_1");
    }

    private void write(int lines) {
        for (int i = 0; i < lines; i++) {
            await(trail.append(ACTOR, "push.armed", "push_" + i, "第 " + i + " 行"));
        }
    }

    private String head() {
        return await(trail.latest(1)).get(0).seal();
    }
}
