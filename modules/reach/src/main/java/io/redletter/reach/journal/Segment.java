package io.redletter.reach.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One file of the journal, named by the offset of its first record. */
final class Segment {
    private static final String SUFFIX = ".journal";

    private final Path file;
    private final long base;
    private volatile int readable;

    /** @param readable how many bytes hold frames that are committed, or may hold some */
    Segment(Path file, long base, int readable) {
        this.file = file;
        this.base = base;
        this.readable = readable;
    }

    static Segment of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        long base = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        return new Segment(file, base, Math.toIntExact(Files.size(file)));
    }

    static boolean isSegment(Path file) {
        return String.valueOf(file.getFileName()).matches("[0-9]{20}\\.journal");
    }

    static Path fileFor(Path directory, long base) {
        return directory.resolve("%020d%s".formatted(base, SUFFIX));
    }

    Path file() {
        return file;
    }

    /** The offset of the first record, whether it is there yet or not. */
    long base() {
        return base;
    }

    /** Bytes that a reader may look at. */
    int readable() {
        return readable;
    }

    void committed(int bytes) {
        readable = bytes;
    }

    /** The bytes from one position to another; index 0 of the buffer is {@code from}. */
    ByteBuffer read(int from, int to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(to - from);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && channel.read(bytes, from + (long) bytes.position()) >= 0) {
                // until all is read or the file ends
            }
        }
        return bytes.flip();
    }
}
