package io.redletter.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.redletter.platform.TestStores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** An index never changes an answer: a collection with indexes says what one without says. */
class OrderedIndexTest {
    private static final Instant DAY = Instant.parse("2027-06-05T00:00:00Z");

    /** What is asked: a filter, an order that ends with the id, and how many. */
    record Question(Document filter, Document order, int limit) {}

    @Property(tries = 60)
    void answersLikeALookAtEveryDocument(
            @ForAll("things") List<Document> things,
            @ForAll("things") List<Document> later,
            @ForAll("questions") List<Question> questions) {
        Path directory = TestStores.temporaryDirectory();
        DurableBackend backend = DurableBackend.open(directory.resolve("store.mv"));
        Wire wire = new Wire(backend);
        insert(wire, "plain", things, 0);
        insert(wire, "indexed", things, 0);
        declare(wire);
        insert(wire, "plain", later, things.size());
        insert(wire, "indexed", later, things.size());
        for (Question question : questions) {
            check(wire, question);
        }
        change(wire, questions);
        questions.forEach(question -> check(wire, question));
        backend.close();

        DurableBackend again = DurableBackend.open(directory.resolve("store.mv"));
        Wire reopened = new Wire(again);
        questions.forEach(question -> check(reopened, question));
        again.close();
        TestStores.deleteAll(directory);
    }

    private static void insert(Wire wire, String collection, List<Document> things, int from) {
        List<Document> named = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            Document thing = new Document("_id", "t%03d".formatted(from + i));
            thing.putAll(things.get(i));
            named.add(thing);
        }
        if (!named.isEmpty()) {
            assertThat(wire.insert(collection, named).get("writeErrors")).isNull();
        }
    }

    private static void declare(Wire wire) {
        wire.index("indexed", "an", new Document("a", 1).append("n", 1).append("_id", 1));
        wire.index("indexed", "n", new Document("n", -1));
        wire.index("indexed", "bna", new Document("b", 1).append("n", 1).append("a", -1));
        wire.index("indexed", "bc", new Document("b", -1).append("c", 1));
        wire.index("indexed", "c", new Document("c", 1));
        wire.index("indexed", "nested", new Document("d.e", 1).append("a", -1));
    }

    /** Writes that move documents in the indexes, add arrays to them and take documents out. */
    private static void change(Wire wire, List<Question> questions) {
        for (String collection : List.of("plain", "indexed")) {
            wire.update(
                    collection, questions.get(0).filter().cloneDeeply(), new Document("$set", new Document("a", 2)));
            wire.update(
                    collection,
                    questions.get(1).filter().cloneDeeply(),
                    new Document("$set", new Document("b", List.of(1, "x"))).append("$unset", new Document("c", 1)));
            wire.delete(collection, new Document("_id", new Document("$lt", "t002")));
        }
    }

    private static void check(Wire wire, Question question) {
        List<Object> expected = wire.ids("plain", question.filter(), null, 0);
        assertThat(new HashSet<>(wire.ids("indexed", question.filter(), null, 0)))
                .as("%s", question)
                .isEqualTo(new HashSet<>(expected));
        assertThat(wire.ids("indexed", question.filter(), null, 0))
                .as("%s", question)
                .hasSameSizeAs(expected);
        assertThat(new HashSet<>(wire.matched("indexed", question.filter())))
                .as("aggregate %s", question)
                .isEqualTo(new HashSet<>(expected));
        assertThat(wire.ids("indexed", question.filter(), question.order(), question.limit()))
                .as("%s", question)
                .isEqualTo(wire.ids("plain", question.filter(), question.order(), question.limit()));
    }

    @Provide
    Arbitrary<List<Document>> things() {
        Arbitrary<Document> thing = Combinators.combine(scalar(), value(), value(), nested(), scalar())
                .as((a, b, c, d, n) ->
                        with(with(with(with(with(new Document(), "a", a), "b", b), "c", c), "d", d), "n", n));
        return thing.list().ofMaxSize(40);
    }

    private static Document with(Document document, String field, @Nullable Object value) {
        return "missing".equals(value) ? document : document.append(field, value);
    }

    private static Arbitrary<Object> value() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(12, scalar()),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("missing").map(text -> (Object) text)),
                net.jqwik.api.Tuple.of(1, scalar().list().ofMaxSize(3).map(list -> (Object) list)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just((Object) new Document("e", 1))));
    }

    private static Arbitrary<Object> nested() {
        Arbitrary<Object> one = scalar().map(value -> new Document("e", value));
        return Arbitraries.oneOf(one, one.list().ofMaxSize(2).map(list -> (Object) list), scalar());
    }

    private static Arbitrary<Object> scalar() {
        return Arbitraries.of(
                0,
                1,
                2,
                3L,
                2.5,
                -1,
                -7.25,
                1e300,
                "",
                "a",
                "b",
                "ab",
                "a\0",
                "日",
                "节",
                true,
                false,
                DAY,
                DAY.plusSeconds(1),
                DAY.minusSeconds(1),
                4_000_000_000L,
                2L);
    }

    @Provide
    Arbitrary<List<Question>> questions() {
        return Combinators.combine(filter(), order(), Arbitraries.of(0, 1, 5, 100))
                .as(Question::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(25);
    }

    private static Arbitrary<Document> filter() {
        Arbitrary<String> field = Arbitraries.of("a", "n", "b", "c", "d.e");
        Arbitrary<Document> one = Combinators.combine(field, condition()).as(Document::new);
        Arbitrary<Document> id = Combinators.combine(
                        Arbitraries.of("$gt", "$gte", "$lt", "$lte"),
                        Arbitraries.integers().between(0, 80))
                .as((operator, n) -> new Document("_id", new Document(operator, "t%03d".formatted(n))));
        Arbitrary<Document> both = Combinators.combine(one, Arbitraries.oneOf(one, one, id))
                .as((x, y) -> new Document("$and", List.of(x, y)));
        Arbitrary<Document> three =
                Combinators.combine(one, one, one).as((x, y, z) -> new Document("$and", List.of(x, y, z)));
        return Arbitraries.oneOf(one, both, both, three, id, Arbitraries.create(Document::new));
    }

    private static Arbitrary<Object> condition() {
        Arbitrary<Object> range = Combinators.combine(Arbitraries.of("$gt", "$gte", "$lt", "$lte", "$ne"), scalar())
                .as((operator, value) -> new Document(operator, value));
        Arbitrary<Object> between = Combinators.combine(scalar(), scalar())
                .as((low, high) -> new Document("$gte", low).append("$lt", high));
        Arbitrary<Object> in = scalar().list().ofMaxSize(3).map(values -> new Document("$in", values));
        return Arbitraries.oneOf(scalar(), scalar(), range, range, between, in);
    }

    /** Only of single values: the library's order of arrays among other values is none. */
    private static Arbitrary<Document> order() {
        Arbitrary<Integer> direction = Arbitraries.of(1, -1);
        Arbitrary<Document> by = Combinators.combine(Arbitraries.of("a", "n"), direction, direction)
                .as((field, way, id) -> new Document(field, way).append("_id", id));
        Arbitrary<Document> byTwo = Combinators.combine(
                        Arbitraries.of("a", "n"), Arbitraries.of("n", "a"), direction, direction, direction)
                .as((x, y, p, q, id) -> new Document(x, p).append(y, q).append("_id", id));
        return Arbitraries.oneOf(by, byTwo, direction.map(way -> new Document("_id", way)));
    }
}
