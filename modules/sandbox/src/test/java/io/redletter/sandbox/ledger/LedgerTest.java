package io.redletter.sandbox.ledger;

import static io.redletter.sandbox.TestSandbox.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.redletter.sandbox.TestSandbox;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Memory memory = new Memory();

    /** A platform whose whole state is a list of words. */
    private static final class Memory implements Remembered {
        private final List<String> words = new ArrayList<>();

        @Override
        public void recall(JsonNode change) {
            words.add(change.asText());
        }

        @Override
        public List<JsonNode> remember() {
            return words.stream().<JsonNode>map(TextNode::valueOf).toList();
        }
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void countsAgainWhatItCountedBeforeARestart() {
        Ledger first = open(memory);
        await(append(first, "a", true));
        await(append(first, "a", false));
        await(append(first, "b", false));
        await(first.close());

        Ledger again = open(new Memory());

        assertThat(again.totals()).isEqualTo(new Totals(3, 1, 2, 0));
        assertThat(again.count("webhook:x", "a")).hasValue(new KeyCount("webhook:x", "a", 2, 1, "digest", "digest", 0));
        assertThat(again.entries(LedgerQuery.newest(10)))
                .extracting(LedgerEntry::seq)
                .containsExactly(3L, 2L, 1L);
        await(again.close());
    }

    @Test
    void recallsWhatThePlatformChanged() {
        Ledger first = open(memory);
        await(first.append(entry("a", true), List.of(TextNode.valueOf("one"), TextNode.valueOf("two"))));
        await(first.close());

        Memory recalled = new Memory();
        await(open(recalled).close());

        assertThat(recalled.words).containsExactly("one", "two");
    }

    @Test
    void dropsALineThatWasCutOff() throws IOException {
        Ledger first = open(memory);
        await(append(first, "a", true));
        await(first.close());
        Files.writeString(segments().get(0), "{\"entry\":{\"seq\":2,\"at\":\"20", StandardOpenOption.APPEND);

        Ledger again = open(new Memory());
        await(append(again, "a", false));
        await(again.close());
        Ledger third = open(new Memory());

        assertThat(third.count("webhook:x", "a")).hasValue(new KeyCount("webhook:x", "a", 2, 1, "digest", "digest", 0));
        await(third.close());
    }

    @Test
    void refusesALedgerThatIsDamagedInTheMiddle() throws IOException {
        Ledger first = open(memory);
        await(append(first, "a", true));
        await(first.close());
        Files.writeString(segments().get(0), "nonsense\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> open(new Memory())).rootCause().isNotNull().satisfies(cause -> assertThat(
                        cause.getMessage())
                .contains("nonsense"));
        assertThatThrownBy(() -> open(new Memory())).hasStackTraceContaining("line 2: unreadable");
    }

    @Test
    void letsOnlyOneSandboxUseADirectory() {
        Ledger first = open(memory);

        assertThatThrownBy(() -> open(new Memory())).hasStackTraceContaining("in use");
        await(first.close());
        await(open(new Memory()).close());
    }

    @Test
    void beginsNewSegmentsAndLosesNothing() throws IOException {
        Ledger first = await(Ledger.open(vertx, directory, 2_000, memory));
        for (int i = 0; i < 60; i++) {
            memory.words.add("w" + i);
            await(first.append(entry("k" + i % 7, i % 7 == i), List.of(TextNode.valueOf("w" + i))));
        }
        Totals before = first.totals();
        await(first.close());

        Memory recalled = new Memory();
        Ledger again = open(recalled);

        assertThat(segments()).hasSize(2).noneMatch(file -> file.endsWith("ledger-00000001.ndjson"));
        assertThat(again.totals()).isEqualTo(before).isEqualTo(new Totals(60, 7, 7, 0));
        assertThat(again.count("webhook:x", "k0"))
                .hasValue(new KeyCount("webhook:x", "k0", 9, 1, "digest", "digest", 0));
        assertThat(again.entries(LedgerQuery.newest(1_000))).hasSize(60);
        assertThat(recalled.words).hasSize(60).doesNotHaveDuplicates();
        await(again.close());
    }

    @Test
    void keepsTheNewestEntriesAndEveryCount() {
        Ledger ledger = open(memory);
        for (int i = 0; i < 2_500; i++) {
            append(ledger, "key", i == 0);
        }
        await(append(ledger, "key", false));

        assertThat(ledger.entries(LedgerQuery.newest(1_000))).hasSize(1_000);
        assertThat(ledger.entries(new LedgerQuery(1_000, 2_400, null, null, null)))
                .hasSize(101);
        assertThat(ledger.count("webhook:x", "key")).map(KeyCount::requests).hasValue(2_501L);
        await(ledger.close());
    }

    @Test
    void countsWhatCameUnderAKeyWithAnotherBody() {
        Ledger first = open(memory);
        await(first.append(entry("a", false, "one"), List.of()));
        await(first.append(entry("a", true, "one"), List.of()));
        await(first.append(entry("a", false, "two"), List.of()));
        await(first.close());

        Ledger again = open(new Memory());

        assertThat(again.count("webhook:x", "a")).hasValue(new KeyCount("webhook:x", "a", 3, 1, "one", "one", 1));
        await(again.close());
    }

    private Ledger open(Remembered platform) {
        return await(Ledger.open(vertx, directory, platform));
    }

    private static io.vertx.core.Future<Void> append(Ledger ledger, String key, boolean effect) {
        return ledger.append(entry(key, effect), List.of());
    }

    private static LedgerEntry entry(String key, boolean effect) {
        return entry(key, effect, "digest");
    }

    private static LedgerEntry entry(String key, boolean effect, String digest) {
        return new LedgerEntry(
                0,
                TestSandbox.START,
                "webhook:x",
                "receive",
                null,
                key,
                204,
                0,
                effect,
                !effect,
                null,
                null,
                digest,
                2,
                "{}");
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
        }
    }
}
