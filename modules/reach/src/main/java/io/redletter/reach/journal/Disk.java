package io.redletter.reach.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Opens and makes segment files; a test puts one in its place that fails when told to. */
public interface Disk {
    /** Bytes. */
    long SYNC_EVERY = 1 << 20;

    Disk REAL = new Disk() {
        @Override
        public JournalFile open(Path file) throws IOException {
            return new ChannelFile(FileChannel.open(file, StandardOpenOption.WRITE));
        }

        @Override
        public void reserve(Path file, long bytes) throws IOException {
            reserveOnDisk(file, bytes);
        }
    };

    /** Opens an existing segment for writing. */
    JournalFile open(Path file) throws IOException;

    /** Makes a file of zeros; it is there whole, on disk, or not at all. */
    void reserve(Path file, long bytes) throws IOException;

    private static void reserveOnDisk(Path file, long bytes) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
            for (long left = bytes; left > 0; ) {
                zeros.clear().limit((int) Math.min(left, zeros.capacity()));
                int written = channel.write(zeros);
                if (written <= 0) {
                    throw new IOException("no byte was written");
                }
                left -= written;
                if (left % SYNC_EVERY < written) {
                    channel.force(false); // bit by bit: a sync of another file meanwhile has less to wait for
                }
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        forceDirectory(file.resolveSibling("."));
    }

    /** Makes names made, moved or deleted in the directory durable. */
    static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A plain file. */
    record ChannelFile(FileChannel channel) implements JournalFile {
        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            long at = position;
            while (bytes.hasRemaining()) {
                int written = channel.write(bytes, at);
                if (written <= 0) {
                    throw new IOException("no byte was written");
                }
                at += written;
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
