package io.redletter.bench.crash.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final String CLAIM =
            "{q: {$and: [{_id: 'd'}, {version: 7}, {state: 'pending'}]}, u: {$set: {state: 'sending', owner: 'a'}}}";
    private static final String TAKE_OVER =
            "{q: {$and: [{_id: 'd'}, {version: 7}, {state: 'sending'}]}, u: {$set: {state: 'sending', owner: 'a'}}}";
    private static final String INTENT =
            "{q: {_id: 'd', version: 8}, u: {_id: 'd', state: 'sending', progress: {}, attempts: [{number: 1}]}}";
    private static final String SUBMITTING =
            "{q: {_id: 'd', version: 8}, u: {_id: 'd', state: 'sending', progress: {draft: 'm', submitted: 'now'}}}";
    private static final String OUTCOME = "{q: {_id: 'd', version: 9}, u: {_id: 'd', state: 'sent', progress: {}}}";

    private static final String FIRST = "{_id: 'd', version: 1, state: 'sending', attempts: [{number: 1}]}";
    private static final String FILED = "{_id: 'd', version: 1, state: 'pending', attempts: []}";

    private static Command insert(String... items) {
        BsonDocument body = BsonDocument.parse("{insert: 'deliveries', $db: 'redletter'}");
        List<BsonDocument> documents =
                List.of(items).stream().map(BsonDocument::parse).toList();
        return new Command("insert", "deliveries", body, documents);
    }

    private static Command update(String... items) {
        BsonDocument body = BsonDocument.parse("{update: 'deliveries', $db: 'redletter'}");
        List<BsonDocument> updates =
                List.of(items).stream().map(BsonDocument::parse).toList();
        return new Command("update", "deliveries", body, updates);
    }

    @Test
    void namesWhatAWriteDoes() {
        List<String> names = new ArrayList<>();
        for (String item : List.of(CLAIM, TAKE_OVER, INTENT, SUBMITTING, OUTCOME)) {
            names.addAll(Points.of(update(item)));
        }

        assertThat(names)
                .containsExactly(Points.CLAIM, Points.TAKE_OVER, Points.INTENT, Points.SUBMITTING, Points.OUTCOME);
    }

    @Test
    void tellsADeliveryThatLeavesAtOnceFromOneThatIsFiled() {
        assertThat(Points.of(insert(FIRST, FILED))).containsExactly(Points.INTENT, Points.FILED);
    }

    @Test
    void readsACommandAsItWasWritten() {
        Command written = update(CLAIM, INTENT);

        Command read = Command.in(written.message(3)).orElseThrow();

        assertThat(read).isEqualTo(written);
    }

    @Test
    void takesTheVersionOutOfEveryFilter() {
        List<BsonDocument> left = Tampering.NO_VERSION.left(update(CLAIM, OUTCOME));

        assertThat(left)
                .extracting(item -> Filter.flat(item.getDocument("q")).keySet())
                .containsExactly(java.util.Set.of("_id", "state"), java.util.Set.of("_id"));
    }

    @Test
    void keepsBackTheIntentAndNothingElse() {
        List<BsonDocument> inserted = Tampering.NO_INTENT.left(insert(FIRST, FILED));
        List<BsonDocument> updated = Tampering.NO_INTENT.left(update(CLAIM, INTENT, SUBMITTING));

        assertThat(inserted).containsExactly(BsonDocument.parse(FILED));
        assertThat(updated).containsExactly(BsonDocument.parse(CLAIM), BsonDocument.parse(SUBMITTING));
    }

    @Test
    void springsOnceAtTheNumberedWrite() {
        List<String> sprung = new ArrayList<>();
        Trap trap = new Trap(command -> true, 2, Trap.Moment.AFTER, node -> {
            sprung.add(node);
            return Watcher.Way.CUT;
        });

        for (int i = 0; i < 3; i++) {
            trap.request("a", update(CLAIM));
            trap.answer("a", update(CLAIM));
        }

        assertThat(sprung).containsExactly("a");
        assertThat(trap.seen()).hasSize(3);
    }
}
