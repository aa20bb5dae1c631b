package io.redletter.platform.embedded.ordered;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which queries are answered from an index. */
class PlanTest {
    private static final Document DUE = new Document("$lte", Instant.EPOCH);

    private final List<OrderedIndex> indexes = new ArrayList<>();

    PlanTest() {
        MVStore store = MVStore.open(null);
        index(store, "state", "due", "_id");
        index(store, "state", "owner");
        index(store, "campaignId", "state", "due");
        index(store, "changedAt");
    }

    private void index(MVStore store, String... fields) {
        String name = String.join("-", fields);
        MVMap<String, Object> meta = store.openMap("meta");
        MVMap<byte[], byte[]> entries = store.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>().keyType(KeyBytes.INSTANCE).valueType(KeyBytes.INSTANCE));
        List<IndexKey> keys =
                List.of(fields).stream().map(field -> new IndexKey(field, true)).toList();
        OrderedIndex index = new OrderedIndex(name, keys, entries, new IndexFlags(meta, name));
        index.flags().markComplete();
        indexes.add(index);
    }

    @Test
    void readsWhatIsDueSoonestFirst() {
        Plan plan = plan(new Document("state", "armed").append("due", DUE), ascending("due", "_id"));

        assertThat(plan).isEqualTo(new Plan(indexes.get(0), 1, true, Plan.Order.FORWARD));
    }

    @Test
    void mergesSeveralStatesInOneOrder() {
        Document states = new Document("$in", List.of("pending", "retrying"));

        Plan plan = plan(
                new Document("$and", List.of(new Document("state", states), new Document("due", DUE))),
                ascending("due", "_id"));

        assertThat(plan).isEqualTo(new Plan(indexes.get(0), 1, true, Plan.Order.FORWARD));
    }

    @Test
    void walksBackwardsForTheLatestFirst() {
        Plan plan = plan(new Document(), new Document("changedAt", -1));

        assertThat(plan).isEqualTo(new Plan(indexes.get(3), 0, false, Plan.Order.REVERSE));
    }

    @Test
    void takesTheIndexThatFixesMostFields() {
        Document query =
                new Document("state", "armed").append("campaignId", "c1").append("due", DUE);

        assertThat(plan(query, ascending("due"))).isEqualTo(new Plan(indexes.get(2), 2, true, Plan.Order.FORWARD));
        assertThat(plan(new Document("state", "firing").append("owner", "n1"), null))
                .isEqualTo(new Plan(indexes.get(1), 2, false, Plan.Order.FORWARD));
    }

    @Test
    void doesNotTrustTheOrderOfAFieldThatHeldAnArray() {
        indexes.get(3).flags().markArray(0);

        assertThat(plan(new Document(), new Document("changedAt", -1))).isNull();
    }

    @Test
    void hasNoPlanForAFieldWithoutAnIndex() {
        assertThat(plan(new Document("title", "x"), null)).isNull();
        assertThat(plan(new Document("due", DUE), null)).isNull();
    }

    private @Nullable Plan plan(Document query, @Nullable Document order) {
        return Plan.best(indexes, Conditions.of(query), order, true);
    }

    private static Document ascending(String... fields) {
        Document order = new Document();
        for (String field : fields) {
            order.append(field, 1);
        }
        return order;
    }
}
