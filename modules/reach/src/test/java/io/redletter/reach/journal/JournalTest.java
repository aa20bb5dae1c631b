package io.redletter.reach.journal;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.SettableClock;
import io.redletter.platform.TestStores;
import io.redletter.reach.journal.JournalUnavailableException.Reason;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Clock CLOCK = SettableClock.at(Instant.parse("2027-06-05T00:00:00Z"));
    private static final int SEGMENT = 4096;
    private static Vertx vertx;

    @TempDir
    Path directory;

    private Journal journal;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        await(vertx.close());
    }

    @AfterEach
    void closeJournal() {
        if (journal != null) {
            await(journal.close());
        }
    }

    @Test
    void keepsRecordsInOrderThroughAReopen() throws IOException {
        journal = open(directory);
        await(journal.append(records("a", "b")));
        await(journal.append(records("c")));
        reopen();

        long offset = await(journal.append(records("d")));

        assertThat(offset).isEqualTo(3);
        assertThat(read(journal, 0)).containsExactly("a", "b", "c", "d");
        assertThat(read(journal, 2)).containsExactly("c", "d");
    }

    @Test
    void cutsATornLastFrameAtEveryByte() throws IOException {
        journal = open(directory);
        await(journal.append(records("first", "second")));
        int start = used(directory);
        await(journal.append(records("torn", "frame")));
        int end = used(directory);
        await(journal.close());
        byte[] whole = Files.readAllBytes(segment(directory));

        for (int cut = start; cut < end; cut++) {
            for (byte[] left : List.of(Arrays.copyOf(whole, cut), zeroedFrom(whole, cut))) {
                Path torn = Files.createDirectories(directory.resolve("torn"));
                Files.write(torn.resolve(segment(directory).getFileName()), left);

                Journal recovered = open(torn);
                long next = await(recovered.append(records("after")));

                assertThat(next).as("cut at %d", cut).isEqualTo(2);
                assertThat(read(recovered, 0)).as("cut at %d", cut).containsExactly("first", "second", "after");
                await(recovered.close());
                TestStores.deleteAll(torn);
            }
        }
        assertThat(end - start).isEqualTo(Frame.HEADER + 2 + 4 + 2 + 5);
    }

    @Test
    void setsAFlippedByteAsideAndKeepsEveryOtherFrame() throws IOException {
        journal = open(directory);
        await(journal.append(records("first")));
        int start = used(directory);
        await(journal.append(records("broken", "frame")));
        int end = used(directory);
        await(journal.append(records("last")));
        await(journal.close());
        byte[] whole = Files.readAllBytes(segment(directory));

        for (int flipped = start; flipped < end; flipped++) {
            Path damaged = Files.createDirectories(directory.resolve("copy"));
            byte[] bytes = whole.clone();
            bytes[flipped] ^= 0x10;
            Files.write(damaged.resolve(segment(directory).getFileName()), bytes);

            Journal recovered = open(damaged);

            assertThat(read(recovered, 0)).as("flipped at %d", flipped).containsExactly("first", "last");
            assertThat(recovered.lostRecords()).isEqualTo(2);
            assertThat(recovered.endOffset()).isEqualTo(4);
            assertThat(damaged.resolve("damaged")).isNotEmptyDirectory();
            await(recovered.close());
            TestStores.deleteAll(damaged);
        }
    }

    @Test
    void goesOnIntoNewSegmentsAndTrimsOnlyWhatLiesBehind() throws IOException {
        journal = open(directory);
        String record = "x".repeat(1000);
        for (int i = 0; i < 10; i++) {
            await(journal.append(records(record + i)));
        }
        assertThat(segments(directory)).hasSizeGreaterThan(3);

        journal.trim(7);

        List<String> left = read(journal, 0);
        assertThat(left).contains(record + "7", record + "8", record + "9").doesNotContain(record + "0");
        reopen();
        assertThat(journal.endOffset()).isEqualTo(10);
        assertThat(read(journal, 0)).isEqualTo(left);
    }

    @Test
    void takesARecordLargerThanASegment() throws IOException {
        journal = open(directory);
        String large = "y".repeat(3 * SEGMENT);
        await(journal.append(records("small")));
        await(journal.append(records(large)));
        await(journal.append(records("small")));
        reopen();

        assertThat(read(journal, 0)).containsExactly("small", large, "small");
    }

    @Test
    void letsASegmentGoThatIsOldThoughItIsNotFull() throws IOException {
        SettableClock clock = SettableClock.at(CLOCK.instant());
        JournalConfig config = new JournalConfig(directory, Durability.FSYNC, SEGMENT, 1 << 20, 60_000);
        journal = Journal.open(vertx, clock, config, 0);
        await(journal.append(records("a", "b")));
        assertThat(journal.canTrim(2)).isFalse();

        clock.advance(Duration.ofSeconds(61));

        Awaitility.await().until(() -> journal.canTrim(2));
        assertThat(await(journal.append(records("c")))).isEqualTo(2);
        assertThat(read(journal, 0)).containsExactly("a", "b", "c");
    }

    @Test
    void neverUsesAnOffsetTwiceWhenTheStoresKnowMore() throws IOException {
        journal = open(directory);
        await(journal.append(records("a")));
        await(journal.close());
        journal = Journal.open(vertx, CLOCK, config(directory, 1 << 20), 500);

        long offset = await(journal.append(records("b")));

        assertThat(offset).isEqualTo(500);
        assertThat(read(journal, 0)).containsExactly("a", "b");
        reopen();
        assertThat(journal.endOffset()).isEqualTo(501);
    }

    @Test
    void acknowledgesNothingMoreAfterTheDiskFailedToSync() throws IOException {
        FailingDisk disk = new FailingDisk();
        journal = Journal.open(vertx, CLOCK, config(directory, 1 << 20), 0, disk);
        await(journal.append(records("kept")));

        disk.failForce = true;
        Throwable first = failure(journal.append(records("lost")));
        disk.failForce = false;
        Throwable second = failure(journal.append(records("lost too")));

        assertThat(List.of(first, second)).allSatisfy(each -> assertThat(((JournalUnavailableException) each).reason())
                .isEqualTo(Reason.BROKEN));
        assertThat(read(journal, 0)).containsExactly("kept");
        assertThat(journal.isBroken()).isTrue();
    }

    @Test
    void refusesWhatADiskWithoutRoomTookHalfAndGoesOnWhenThereIsRoom() throws IOException {
        FailingDisk disk = new FailingDisk();
        journal = Journal.open(vertx, CLOCK, config(directory, 1 << 20), 0, disk);
        await(journal.append(records("kept")));

        disk.roomLeft = 50;
        Throwable refused = failure(journal.append(records("a rather long record that does not fit")));
        disk.roomLeft = Integer.MAX_VALUE;
        await(journal.append(records("b")));

        assertThat(((JournalUnavailableException) refused).reason()).isEqualTo(Reason.FULL);
        assertThat(read(journal, 0)).containsExactly("kept", "b");
        reopen();
        assertThat(read(journal, 0)).containsExactly("kept", "b");
    }

    @Test
    void refusesBeyondItsShareOfTheDiskUntilItIsTrimmed() throws IOException {
        journal = Journal.open(vertx, CLOCK, config(directory, 2 * SEGMENT), 0);
        String record = "x".repeat(1500);
        for (int i = 0; i < 4; i++) {
            await(journal.append(records(record + i)));
        }

        Throwable refused = failure(journal.append(records(record)));
        journal.trim(2);
        long offset = await(journal.append(records(record)));

        assertThat(((JournalUnavailableException) refused).reason()).isEqualTo(Reason.FULL);
        assertThat(offset).isEqualTo(4);
    }

    @Test
    void refusesOnceClosed() throws IOException {
        journal = open(directory);
        await(journal.close());

        Throwable refused = failure(journal.append(records("late")));

        assertThat(((JournalUnavailableException) refused).reason()).isEqualTo(Reason.CLOSED);
    }

    private void reopen() throws IOException {
        await(journal.close());
        journal = open(directory);
    }

    private static Journal open(Path directory) throws IOException {
        return Journal.open(vertx, CLOCK, config(directory, 1 << 20), 0);
    }

    private static JournalConfig config(Path directory, long maxBytes) {
        return new JournalConfig(directory, Durability.FSYNC, SEGMENT, maxBytes);
    }

    private static List<byte[]> records(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> read(Journal journal, long from) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Frame frame : journal.readFrom(from).next(Integer.MAX_VALUE)) {
            IntStream.range(0, frame.records().size())
                    .filter(i -> frame.firstOffset() + i >= from)
                    .mapToObj(i -> new String(frame.records().get(i), StandardCharsets.UTF_8))
                    .forEach(texts::add);
        }
        return texts;
    }

    private static int used(Path directory) throws IOException {
        byte[] bytes = Files.readAllBytes(segment(directory));
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private static byte[] zeroedFrom(byte[] whole, int from) {
        byte[] zeroed = whole.clone();
        Arrays.fill(zeroed, from, zeroed.length, (byte) 0);
        return zeroed;
    }

    private static Path segment(Path directory) throws IOException {
        return segments(directory).get(0);
    }

    private static List<Path> segments(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Segment::isSegment).sorted().toList();
        }
    }
}
