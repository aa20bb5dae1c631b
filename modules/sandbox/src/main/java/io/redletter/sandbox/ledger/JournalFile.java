package io.redletter.sandbox.ledger;

import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The journal's segments on disk, blocking: {@code ledger-00000001.ndjson} and so on. Only the newest is read back; the
 * one before it stays for people to read. A line that was cut off by the end of the process was never answered and is
 * removed. Not safe for two threads at once; the directory is locked against a second sandbox.
 */
final class JournalFile {
    private static final String PREFIX = "ledger-";
    private static final String SUFFIX = ".ndjson";
    private static final String UNFINISHED = ".tmp";

    private final Path directory;
    private final FileChannel lock;
    private int number;
    private FileChannel channel;
    private volatile long size;

    private JournalFile(Path directory, FileChannel lock, int number, FileChannel channel) throws IOException {
        this.directory = directory;
        this.lock = lock;
        this.number = number;
        this.channel = channel;
        this.size = channel.size();
    }

    static JournalFile open(Path directory, Consumer<JournalLine> replay) throws IOException {
        Files.createDirectories(directory);
        FileChannel lock = lock(directory);
        try {
            int newest = newest(directory);
            Path segment = segment(directory, newest);
            FileChannel channel = FileChannel.open(
                    segment, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            cutTornTail(channel);
            replay(segment, replay);
            return new JournalFile(directory, lock, newest, channel);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    long size() {
        return size;
    }

    void write(List<Buffer> lines) throws IOException {
        try {
            writeAll(channel, lines);
        } catch (IOException e) {
            channel.truncate(size);
            throw e;
        }
        size = channel.position();
    }

    /** Starts the next segment with the given lines. A crash before the rename leaves the old segment in force. */
    void rotate(List<Buffer> lines) throws IOException {
        Path next = segment(directory, number + 1);
        Path unfinished = next.resolveSibling(next.getFileName() + UNFINISHED);
        FileChannel fresh = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        writeAll(fresh, lines);
        Files.move(unfinished, next, StandardCopyOption.ATOMIC_MOVE);
        channel.close();
        channel = fresh;
        size = fresh.position();
        Files.deleteIfExists(segment(directory, number - 1));
        number++;
    }

    void close() throws IOException {
        channel.close();
        lock.close();
    }

    private static void writeAll(FileChannel channel, List<Buffer> lines) throws IOException {
        int length = lines.stream().mapToInt(line -> line.length() + 1).sum();
        ByteBuffer buffer = ByteBuffer.allocate(length);
        lines.forEach(line -> buffer.put(line.getBytes()).put((byte) '\n'));
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel lock =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isTaken(lock)) {
            lock.close();
            throw new IOException("sandbox directory " + directory + ": in use (expected: one sandbox per directory)");
        }
        return lock;
    }

    private static boolean isTaken(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }

    private static int newest(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
                    .mapToInt(
                            name -> Integer.parseInt(name.substring(PREFIX.length(), name.length() - SUFFIX.length())))
                    .max()
                    .orElse(1);
        }
    }

    private static Path segment(Path directory, int number) {
        return directory.resolve(String.format("%s%08d%s", PREFIX, number, SUFFIX));
    }

    private static void cutTornTail(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                break;
            }
            end--;
        }
        channel.truncate(end);
        channel.position(end);
    }

    private static void replay(Path segment, Consumer<JournalLine> replay) throws IOException {
        int number = 0;
        try (BufferedReader reader = Files.newBufferedReader(segment, StandardCharsets.UTF_8)) {
            for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                replay.accept(LedgerJson.MAPPER.readValue(line, JournalLine.class));
            }
        } catch (IOException | RuntimeException e) {
            String where = "ledger " + segment.getFileName() + " line " + (number == 0 ? 1 : number);
            throw new LedgerDamagedException(where + ": unreadable (expected: one JSON object)", e);
        }
    }
}
