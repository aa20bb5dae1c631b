package io.redletter.agenda;

import io.redletter.platform.Ids;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Who this node is: a name that stays with its data directory, and the number of this run. The directory is locked while
 * the node lives, so a higher run of a name proves that every lower one is dead. Reads and writes files: not for the
 * event loop.
 */
final class Incarnation implements AutoCloseable {
    private final String name;
    private final long run;
    private final FileChannel lock;

    private Incarnation(String name, long run, FileChannel lock) {
        this.name = name;
        this.run = run;
        this.lock = lock;
    }

    /** Takes the directory's name for a new run; where another node holds the directory, a name of its own. */
    static Incarnation take(Path data) throws IOException {
        Path directory = Files.createDirectories(data.resolve("agenda"));
        FileChannel lock =
                FileChannel.open(directory.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(lock)) {
            return new Incarnation(Ids.next(), 1, lock);
        }
        Path file = directory.resolve("node");
        String[] former = Files.exists(file) ? Files.readString(file).strip().split(" ") : new String[0];
        Incarnation next = former.length == 2
                ? new Incarnation(former[0], Long.parseLong(former[1]) + 1, lock)
                : new Incarnation(Ids.next(), 1, lock);
        Path draft = directory.resolve("node.new");
        Files.writeString(draft, next.name + " " + next.run + "\n", StandardOpenOption.CREATE, StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return next;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProgram) {
            return false;
        }
    }

    String name() {
        return name;
    }

    long run() {
        return run;
    }

    String id() {
        return name + "#" + run;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
