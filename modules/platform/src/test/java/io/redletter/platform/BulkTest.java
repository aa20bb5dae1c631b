package io.redletter.platform;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.mongo.BulkReader;
import io.redletter.platform.mongo.BulkWriter;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Versioned;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many writes and reads of one collection, each as if it were alone. */
@ExtendWith(PlatformExtension.class)
public class BulkTest {
    private static final Instant AT = Instant.parse("2027-06-05T00:00:00.123Z");
    private static final int MANY = 1_200;

    public record Note(@BsonId String id, long version, String text, Instant at, Map<String, String> more, String owner)
            implements Versioned {
        Note says(String other, String who) {
            return new Note(id, version + 1, other, at, more, who);
        }
    }

    private final Platform platform;
    private final Documents<Note> notes;
    private final BulkWriter<Note> writer;
    private final BulkReader<Note> reader;

    BulkTest(Platform platform) {
        this.platform = platform;
        this.notes = new Documents<>(platform.mongo(), "note", "bulk_notes", Note.class);
        this.writer = new BulkWriter<>(platform.mongo(), "note", notes.collection());
        this.reader = new BulkReader<>(platform.mongo(), notes.collection());
    }

    @BeforeEach
    void empty() {
        await(platform.mongo().done(notes.collection().deleteMany(new Document())));
    }

    @Test
    void storesAllThatIsHandedInAtOnce() {
        List<Note> fresh = IntStream.range(0, MANY).mapToObj(i -> note("n" + i)).toList();

        await(together(() -> fresh.stream().map(writer::insert).toList()));
        await(together(() -> fresh.stream()
                .map(note -> writer.replace(note, note.says("changed", "me")))
                .toList()));

        assertThat(await(notes.count(eq("text", "changed")))).isEqualTo(MANY);
        assertThat(await(notes.get("n7"))).isEqualTo(note("n7").says("changed", "me"));
    }

    @Test
    void tellsEachCallerWhetherItsOwnFenceWasLost() {
        Note held = await(notes.insert(note("held")));
        Note lost = await(notes.insert(note("lost")));
        await(notes.replace(lost, lost.says("by another", "other")));

        List<Future<Note>> answers = calls(() -> List.of(
                writer.replace(held, held.says("by me", "me")),
                writer.replace(lost, lost.says("by me", "me")),
                writer.replace(note("never"), note("never").says("by me", "me"))));

        assertThat(await(answers.get(0)).text()).isEqualTo("by me");
        assertThat(failure(answers.get(1))).isInstanceOf(ChangedMeanwhileException.class);
        assertThat(failure(answers.get(2))).isInstanceOf(ChangedMeanwhileException.class);
        assertThat(await(notes.get("lost")).text()).isEqualTo("by another");
        assertThat(await(notes.find("never"))).isEmpty();
    }

    @Test
    void tellsEachCallerWhetherItsIdWasTaken() {
        await(notes.insert(note("taken")));

        List<Future<Note>> answers = calls(() -> List.of(
                writer.insert(note("free")),
                writer.insert(note("taken").says("mine", "me")),
                writer.insert(note("free2"))));

        assertThat(await(answers.get(0)).id()).isEqualTo("free");
        assertThat(failure(answers.get(1))).isInstanceOf(AlreadyThereException.class);
        assertThat(await(answers.get(2)).id()).isEqualTo("free2");
        assertThat(await(notes.get("taken")).text()).isEqualTo("text");
    }

    @Test
    void answersRightWhereInsertsAndChangesGoTogetherAndSomeOfBothFail() {
        Note held = await(notes.insert(note("held")));
        await(notes.insert(note("taken")));

        List<Future<Note>> answers = calls(() -> List.of(
                writer.replace(held, held.says("by me", "me")),
                writer.insert(note("taken")),
                writer.replace(note("never"), note("never").says("by me", "me")),
                writer.insert(note("free"))));

        assertThat(await(answers.get(0)).text()).isEqualTo("by me");
        assertThat(failure(answers.get(1))).isInstanceOf(AlreadyThereException.class);
        assertThat(failure(answers.get(2))).isInstanceOf(ChangedMeanwhileException.class);
        assertThat(await(answers.get(3)).id()).isEqualTo("free");
    }

    @Test
    void changesSingleFieldsUnderTheFence() {
        Note held = await(notes.insert(note("held")));
        Note lost = await(notes.insert(note("lost")));
        await(notes.replace(lost, lost.says("by another", "other")));

        List<Future<Void>> answers = calls(() -> List.of(change(held), change(lost)));

        await(answers.get(0));
        assertThat(failure(answers.get(1))).isInstanceOf(ChangedMeanwhileException.class);
        assertThat(await(notes.get("held"))).isEqualTo(held.says("text", "me"));
    }

    @Test
    void doesNotChangeWhatIsOfTheRightVersionButNotOfTheRightKind() {
        Note held = await(notes.insert(note("held")));

        Throwable failure = failure(writer.update(
                "held",
                held.version(),
                eq("owner", "me"),
                combine(set("text", "x"), inc("version", 1L)),
                stored -> true));

        assertThat(failure).isInstanceOf(ChangedMeanwhileException.class);
    }

    @Test
    void readsWhatManyAskForInOneTurn() {
        await(notes.insert(note("one")));

        List<Future<Optional<Note>>> answers =
                calls(() -> List.of(reader.find("one"), reader.find("none"), reader.find("one")));

        assertThat(await(answers.get(0))).contains(note("one"));
        assertThat(await(answers.get(1))).isEmpty();
        assertThat(await(answers.get(2))).contains(note("one"));
    }

    @Test
    void readsWhatWasStoredBeforeItWasAsked() {
        Note first = await(notes.insert(note("one")));
        await(reader.find("one"));

        await(notes.replace(first, first.says("changed", "me")));

        assertThat(await(reader.find("one")).orElseThrow().text()).isEqualTo("changed");
    }

    private Future<Void> change(Note note) {
        return writer.update(
                note.id(),
                note.version(),
                eq("text", note.text()),
                combine(set("owner", "me"), inc("version", 1L)),
                stored -> stored.getString("owner").getValue().equals("me"));
    }

    private <T> Future<?> together(Supplier<List<Future<T>>> made) {
        return Future.all(calls(made));
    }

    /** In one turn of an event loop, so that they are written together. */
    private <T> List<Future<T>> calls(Supplier<List<Future<T>>> made) {
        return await(Future.<List<Future<T>>>future(
                promise -> platform.vertx().runOnContext(v -> promise.complete(made.get()))));
    }

    private static Note note(String id) {
        return new Note(id, 1, "text", AT, Map.of("k", "v"), null);
    }
}
