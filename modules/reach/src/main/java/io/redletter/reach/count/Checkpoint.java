package io.redletter.reach.count;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The duplicate window as it was behind a certain offset, on disk: with the journal behind that offset it makes the same
 * window again.
 *
 * @param offset every event before it has been counted, and the stores hold the counts
 * @param stored the offset that MongoDB's books of this writer then had
 * @param refuseBefore events that happened before this instant are no longer taken
 */
record Checkpoint(long offset, long stored, long refuseBefore, DuplicateWindow window) {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);
    private static final long MAGIC = 0x524C_4348_4B50_0001L;

    /** Writes it whole or not at all, and returns when the disk has it. */
    void writeTo(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            CheckedOutputStream checked = new CheckedOutputStream(
                    new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), new CRC32C());
            DataOutputStream out = new DataOutputStream(checked);
            writeBody(out);
            out.writeLong(checked.getChecksum().getValue());
            out.flush();
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** What is there; empty where nothing is, or where it is damaged (said loudly). */
    static Optional<Checkpoint> readFrom(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream raw = Files.newInputStream(file)) {
            CheckedInputStream checked = new CheckedInputStream(new BufferedInputStream(raw, 1 << 16), new CRC32C());
            DataInputStream in = new DataInputStream(checked);
            Checkpoint read = readBody(in);
            long expected = checked.getChecksum().getValue();
            if (in.readLong() == expected) {
                return Optional.of(read);
            }
            throw new IOException("wrong checksum");
        } catch (IOException e) {
            LOG.error("checkpoint damaged file={}: repeats of earlier events cannot be told", file, e);
            return Optional.empty();
        }
    }

    private void writeBody(DataOutputStream out) throws IOException {
        out.writeLong(MAGIC);
        out.writeLong(offset);
        out.writeLong(stored);
        out.writeLong(refuseBefore);
        out.writeInt(window.buckets().size());
        for (Map.Entry<Long, Longs> bucket : window.buckets().entrySet()) {
            Longs ids = bucket.getValue();
            out.writeLong(bucket.getKey());
            out.writeInt(ids.size());
            for (int i = 0; i < ids.size(); i++) {
                out.writeLong(ids.get(i));
            }
        }
    }

    private static Checkpoint readBody(DataInputStream in) throws IOException {
        if (in.readLong() != MAGIC) {
            throw new IOException("not a checkpoint");
        }
        Checkpoint read = new Checkpoint(in.readLong(), in.readLong(), in.readLong(), new DuplicateWindow());
        for (int buckets = in.readInt(); buckets > 0; buckets--) {
            long at = in.readLong() * DuplicateWindow.BUCKET_MILLIS;
            for (int ids = in.readInt(); ids > 0; ids--) {
                read.window().isFirst(in.readLong(), at);
            }
        }
        return read;
    }
}
