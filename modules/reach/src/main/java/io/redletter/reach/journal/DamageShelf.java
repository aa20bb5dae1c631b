package io.redletter.reach.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets bytes that are no frame aside, for a person to look at, and says so loudly. */
final class DamageShelf {
    private static final Logger LOG = LoggerFactory.getLogger(DamageShelf.class);

    private final Path directory;
    private final AtomicLong lost = new AtomicLong();

    DamageShelf(Path journal) {
        this.directory = journal.resolve("damaged");
    }

    /** How many acknowledged records were found unreadable since the start. */
    long lostRecords() {
        return lost.get();
    }

    /**
     * A frame in the middle of the journal cannot be read.
     *
     * @param lostRecords how many records the offsets around it leave out
     */
    void damaged(Segment segment, long from, byte[] bytes, long lostRecords) {
        lost.addAndGet(lostRecords);
        LOG.error(
                "journal damaged segment={} from={} bytes={} acknowledged-events-lost={} set-aside={}",
                segment.file(),
                from,
                bytes.length,
                lostRecords,
                setAside(segment, from, bytes));
    }

    /** The journal's last bytes are no whole frame: written when the program died, and so never acknowledged. */
    void torn(Segment segment, long from, byte[] bytes) {
        LOG.warn(
                "journal ended in a torn frame segment={} from={} bytes={} cut, set-aside={}",
                segment.file(),
                from,
                bytes.length,
                setAside(segment, from, bytes));
    }

    private String setAside(Segment segment, long from, byte[] bytes) {
        Path file = directory.resolve(segment.base() + "-" + from + ".bin");
        try {
            Files.createDirectories(directory);
            Files.write(file, bytes);
            return file.toString();
        } catch (IOException e) {
            return "failed: " + e;
        }
    }
}
