package io.redletter.platform.embedded.ordered;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DocumentReaderTest {
    private static final ObjectId ID = new ObjectId();

    @Property(tries = 500)
    void readsBackWhatWasWritten(@ForAll("documents") Document document) {
        assertThat(BsonBytes.decode(BsonBytes.encode(document))).isEqualTo(document);
    }

    @Property(tries = 2000)
    void decidesAsTheLibraryDoesOrNotAtAll(@ForAll("documents") Document document, @ForAll("queries") Document query) {
        Boolean decided = PlainMatch.decide(document, query);

        if (decided != null) {
            assertThat(decided).isEqualTo(new DefaultQueryMatcher().matches(document, query));
        }
    }

    @Property(tries = 100)
    void decidesTheCommonestQueriesItself(@ForAll("plain") Object value, @ForAll("plain") Object other) {
        Document query = new Document("_id", "x").append("$and", List.of(new Document("a", value)));

        assertThat(PlainMatch.decide(new Document("_id", "x").append("a", value), query))
                .isTrue();
        assertThat(PlainMatch.decide(new Document("_id", "y").append("a", other), query))
                .isFalse();
    }

    @Provide
    Arbitrary<Object> plain() {
        return Arbitraries.of("armed", 3L, 7, true, Instant.EPOCH, ID);
    }

    @Provide
    Arbitrary<Document> queries() {
        Arbitrary<Document> one = Combinators.combine(names(), value()).as(Document::new);
        Arbitrary<Document> in = Combinators.combine(names(), value().list().ofMaxSize(3))
                .as((name, values) -> new Document(name, new Document("$in", values)));
        Arbitrary<Document> and =
                Arbitraries.oneOf(one, in).list().ofMinSize(1).ofMaxSize(3).map(parts -> new Document("$and", parts));
        return Arbitraries.oneOf(one, one, in, and);
    }

    @Provide
    Arbitrary<Document> documents() {
        return Combinators.combine(names(), value(), names(), value(), names(), value())
                .as((a, x, b, y, c, z) -> new Document(a, x).append(b, y).append(c, z));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "state", "名", "a rather long name of a field");
    }

    private static Arbitrary<Object> value() {
        List<Object> nothing = new ArrayList<>();
        nothing.add(null);
        return Arbitraries.of(Arrays.asList(
                1,
                -1,
                1L << 40,
                2.5,
                1.0,
                "",
                "armed",
                "六五环境日 🌏",
                true,
                false,
                null,
                Instant.ofEpochMilli(-5),
                ID,
                new BinData(new byte[] {1, 2}),
                new UUID(1, 2),
                new Decimal128(new BigDecimal("1.50")),
                MaxKey.getInstance(),
                new Document(),
                new Document("deep", new Document("deeper", List.of(1, List.of("x")))),
                List.of(),
                List.of(1, "armed"),
                nothing));
    }
}
