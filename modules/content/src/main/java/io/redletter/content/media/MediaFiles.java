package io.redletter.content.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Files named by the hash of their bytes, under {@code sha256/ab/cd/<hash>}; unfinished ones lie in {@code incoming}.
 * Every method here blocks: call it where that is allowed.
 */
public final class MediaFiles {
    /** An unfinished file that nobody has written to for so long has been left behind. */
    static final Duration ABANDONED = Duration.ofMinutes(2);

    private final Path root;
    private final Path incoming;

    /** @param root the directory of media, made by {@link #prepare()} */
    public MediaFiles(Path root) {
        this.root = root;
        this.incoming = root.resolve("incoming");
    }

    /** Makes the directories. */
    public void prepare() throws IOException {
        Files.createDirectories(incoming);
        Files.createDirectories(root.resolve("sha256"));
    }

    /** Where the bytes of this hash lie, or would. */
    public Path path(String sha256) {
        return directory(sha256).resolve(sha256);
    }

    /** A new name for an unfinished file; nothing is made. */
    Path unfinished() {
        return incoming.resolve(UUID.randomUUID() + ".part");
    }

    /** Reads the facts, then makes the file durable under its hash: first its bytes, then its name. */
    MediaFacts keep(Path unfinished, MediaKind kind, String sha256) throws IOException {
        MediaFacts facts = facts(unfinished, kind);
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Path kept = path(sha256);
        Path inner = directory(sha256);
        Files.createDirectories(inner);
        Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
        sync(inner);
        sync(inner.resolve(".."));
        sync(inner.resolve("../.."));
        return facts;
    }

    void drop(Path unfinished) throws IOException {
        Files.deleteIfExists(unfinished);
    }

    /** Removes unfinished files whose upload has died, of this node or of another that shares the disk. */
    public int clearAbandoned() throws IOException {
        Instant before = Instant.now().minus(ABANDONED);
        int cleared = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming, "*.part")) {
            for (Path file : files) {
                if (isOlder(file, before) && Files.deleteIfExists(file)) {
                    cleared++;
                }
            }
        }
        return cleared;
    }

    private Path directory(String sha256) {
        return root.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
    }

    private static MediaFacts facts(Path file, MediaKind kind) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return kind.isVideo() ? Mp4Facts.read(channel) : PictureFacts.read(kind, channel);
        }
    }

    private static boolean isOlder(Path file, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException finished) {
            return false;
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
