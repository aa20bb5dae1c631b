package io.redletter.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.redletter.platform.TestStores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The short way of the commonest writes never does anything else than the library's own way, which {@code multi} and {@code upsert} take. */
class PlainWritesTest {
    private static final Instant DAY = Instant.parse("2027-06-05T00:00:00Z");

    /** One write to a document: what else must be true of it, and the change. */
    record Write(Document also, Document change) {
        boolean replaces() {
            return change.keySet().stream().noneMatch(field -> field.startsWith("$"));
        }
    }

    @Property(tries = 120)
    void writesWhatTheLibraryWrites(@ForAll("documents") Document first, @ForAll("writes") List<Write> writes) {
        Path directory = TestStores.temporaryDirectory();
        DurableBackend backend = DurableBackend.open(directory.resolve("store.mv"));
        Wire wire = new Wire(backend);
        for (String collection : List.of("short", "long")) {
            wire.insert(
                    collection, List.of(new Document("_id", "x").append("v", 1).append("a", 0)));
            wire.index(collection, "a", new Document("a", 1).append("b.e", 1));
            wire.index(collection, "n", new Document("n", -1));
            write(wire, collection, new Write(new Document(), new Document("$set", first)), false);
        }
        for (Write write : writes) {
            Document quick = write(wire, "short", write, false);
            Document slow = write(wire, "long", write, true);

            assertThat(quick.get("n")).as("%s", write).isEqualTo(slow.get("n"));
            assertThat(quick.get("nModified")).as("%s", write).isEqualTo(slow.get("nModified"));
            assertThat(quick.containsKey("writeErrors")).isEqualTo(slow.containsKey("writeErrors"));
            for (Document filter : filters()) {
                assertThat(found(wire, "short", filter))
                        .as("%s after %s", filter, write)
                        .isEqualTo(found(wire, "long", filter));
            }
        }
        backend.close();
        TestStores.deleteAll(directory);
    }

    private static Document write(Wire wire, String collection, Write write, boolean slow) {
        Document query = new Document("_id", "x");
        query.putAll(write.also().cloneDeeply());
        Document update = new Document("q", query).append("u", write.change().cloneDeeply());
        if (slow) {
            boolean upsert = write.replaces() && write.also().isEmpty();
            update.append(upsert ? "upsert" : "multi", upsert || !write.replaces());
        }
        return wire.command(new Document("update", collection).append("updates", List.of(update)));
    }

    private static List<Document> filters() {
        return List.of(
                new Document("_id", "x"),
                new Document("_id", new Document("$in", List.of("x", "y"))),
                new Document("a", 1),
                new Document("a", new Document("$gte", 0)),
                new Document("n", 2L),
                new Document("a", 1).append("b.e", 1));
    }

    private static List<Object> found(Wire wire, String collection, Document filter) {
        Document answer = wire.command(new Document("find", collection).append("filter", filter));
        List<Object> found = new ArrayList<>();
        for (Object each : (Iterable<?>) ((Document) answer.get("cursor")).get("firstBatch")) {
            found.add(new HashMap<>(
                    (Document) each)); // a replacement has the order of its own fields, as on the real one
        }
        return found;
    }

    @Provide
    Arbitrary<Document> documents() {
        return Combinators.combine(field(), value(), field(), value())
                .as((x, p, y, q) -> new Document(x, p).append(y, q));
    }

    @Provide
    Arbitrary<List<Write>> writes() {
        Arbitrary<Document> set = documents().map(change -> new Document("$set", change));
        Arbitrary<Document> unset = field().map(field -> new Document("$unset", new Document(field, "")));
        Arbitrary<Document> inc = Combinators.combine(field(), Arbitraries.of(1, 2, -1))
                .as((field, by) -> new Document("$inc", new Document(field, by)));
        Arbitrary<Document> max = field().map(field -> new Document("$max", new Document(field, 7)));
        Arbitrary<Document> odd = Arbitraries.of(
                new Document("$set", new Document("b.e", 3)), new Document("$push", new Document("a", 1)));
        Arbitrary<Document> both = Combinators.combine(set, inc).as(PlainWritesTest::together);
        Arbitrary<Document> change = Arbitraries.frequencyOf(
                Tuple.of(3, set),
                Tuple.of(2, unset),
                Tuple.of(3, inc),
                Tuple.of(3, both),
                Tuple.of(1, max),
                Tuple.of(1, odd));
        Arbitrary<Write> changes = Combinators.combine(also(), change).as(Write::new);
        Arbitrary<Write> replaces = documents().map(next -> new Write(new Document(), next));
        return Arbitraries.frequencyOf(Tuple.of(4, changes), Tuple.of(1, replaces))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Document together(Document one, Document other) {
        Document both = new Document(one);
        both.putAll(other);
        return both;
    }

    private static Arbitrary<Document> also() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.create(Document::new)),
                Tuple.of(1, Combinators.combine(field(), value()).as(Document::new)),
                Tuple.of(1, value().map(value -> new Document("$and", List.of(new Document("a", value))))));
    }

    private static Arbitrary<String> field() {
        return Arbitraries.of("a", "b", "n", "z");
    }

    private static Arbitrary<Object> value() {
        return Arbitraries.of(
                0, 1, 2, -7.25, "", "a", "节日", true, DAY, List.of(1, "x"), List.of(), new Document("e", 1));
    }
}
