package io.redletter.platform;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Versioned;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
public class DocumentsTest {
    public enum Mood {
        CALM,
        LOUD
    }

    public record Note(
            @BsonId String id,
            long version,
            String text,
            LocalDate day,
            LocalDateTime local,
            Instant at,
            Mood mood,
            List<String> tags,
            Map<String, String> extra,
            Integer maybe)
            implements Versioned {
        Note says(String other) {
            return new Note(id, version + 1, other, day, local, at, mood, tags, extra, maybe);
        }
    }

    private final Platform platform;
    private final Documents<Note> notes;

    DocumentsTest(Platform platform) {
        this.platform = platform;
        this.notes = new Documents<>(platform.mongo(), "note", "notes", Note.class);
    }

    @BeforeEach
    void empty() {
        await(platform.mongo().done(notes.collection().deleteMany(new Document())));
    }

    @Test
    void keepsEveryKindOfValueAsItWas() {
        Note written = note("n1", "六五环境日");

        await(notes.insert(written));

        assertThat(await(notes.get("n1"))).isEqualTo(written);
    }

    @Test
    void storesADayAsALocalDateNotAsAnInstant() {
        await(notes.insert(note("n1", "a")));

        Document stored = await(platform.mongo()
                        .first(platform.mongo()
                                .collection("notes", Document.class)
                                .find()))
                .orElseThrow();

        assertThat(stored.get("day")).isEqualTo("2027-06-05");
        assertThat(stored.get("local")).isEqualTo("2027-06-05T08:00");
        assertThat(stored).doesNotContainKey("maybe");
    }

    @Test
    void refusesAReplaceOnAnOldVersion() {
        Note first = await(notes.insert(note("n1", "a")));
        await(notes.replace(first, first.says("b")));

        Throwable refusal = failure(notes.replace(first, first.says("c")));

        assertThat(refusal).isInstanceOf(ChangedMeanwhileException.class).hasMessageContaining("n1");
        assertThat(await(notes.get("n1")).text()).isEqualTo("b");
    }

    @Test
    void refusesASecondDocumentOfTheSameId() {
        await(notes.insert(note("n1", "a")));

        Throwable refusal = failure(notes.insert(note("n1", "b")));

        assertThat(refusal).isInstanceOf(AlreadyThereException.class);
    }

    @Test
    void enforcesAUniqueIndex() {
        Documents<Note> unique = new Documents<>(platform.mongo(), "note", "unique_notes", Note.class);
        await(unique.indexes(new IndexModel(Indexes.ascending("text"), new IndexOptions().unique(true))));
        await(unique.insert(note("n1", "same")));

        Throwable refusal = failure(unique.insert(note("n2", "same")));

        assertThat(refusal).isInstanceOf(AlreadyThereException.class);
    }

    @Test
    void letsEveryOneOfManyRacingUpdatesCount() {
        await(notes.insert(note("n1", "")));

        List<Future<Note>> racing = IntStream.range(0, 4)
                .mapToObj(i -> notes.update("n1", found -> found.says(found.text() + "x")))
                .toList();
        await(Future.all(racing));

        assertThat(await(notes.get("n1")).text()).isEqualTo("xxxx");
        assertThat(await(notes.get("n1")).version()).isEqualTo(5);
    }

    @Test
    void findsByListsOfIdsAndTheRestOfTheQuery() {
        await(notes.insert(note("n1", "a")));
        await(notes.insert(note("n2", "b")));
        await(notes.insert(note("n3", "b")));

        List<Note> found = await(
                notes.list(Filters.and(Filters.in("_id", "n1", "n2", "missing"), Filters.eq("text", "b")), null, 10));

        assertThat(found).extracting(Note::id).containsExactly("n2");
    }

    private static Note note(String id, String text) {
        return new Note(
                id,
                1,
                text,
                LocalDate.of(2027, 6, 5),
                LocalDateTime.of(2027, 6, 5, 8, 0),
                Instant.parse("2027-06-05T00:00:00Z"),
                Mood.LOUD,
                List.of("一", "二"),
                Map.of("k", "v"),
                null);
    }
}
