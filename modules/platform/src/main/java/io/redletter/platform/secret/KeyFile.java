package io.redletter.platform.secret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The file that holds the master keys: only its owner may read it, and a crash leaves the old one or the new one. */
final class KeyFile {
    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    KeyRing read() throws IOException {
        return KeyRing.parse(Files.readString(file, StandardCharsets.US_ASCII));
    }

    KeyRing readOrCreate() throws IOException {
        if (!Files.exists(file)) {
            Path draft = draft(KeyRing.of(Vault.random(KeyRing.KEY_BYTES)));
            try {
                Files.move(draft, file);
            } catch (FileAlreadyExistsException other) {
                Files.delete(draft); // another start was quicker: its key is the one that counts
            }
        }
        return read();
    }

    /** Puts a new key in front and gives its id. */
    String addKey() throws IOException {
        KeyRing next = read().withNew(Vault.random(KeyRing.KEY_BYTES));
        replace(next);
        return next.ids().get(0);
    }

    /** Drops the keys that are neither first, nor the root, nor among these; gives the ids that went. */
    List<String> keepOnly(List<String> ids) throws IOException {
        KeyRing now = read();
        KeyRing next = now.keeping(ids);
        List<String> gone =
                now.ids().stream().filter(id -> !next.ids().contains(id)).toList();
        if (!gone.isEmpty()) {
            replace(next);
        }
        return gone;
    }

    private void replace(KeyRing next) throws IOException {
        Files.move(draft(next), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            try (FileChannel channel = FileChannel.open(directory)) {
                channel.force(true); // the name too must survive a power loss: sealed values are about to depend on it
            }
        }
    }

    private Path draft(KeyRing keys) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(draft);
        }
        Files.write(draft, keys.text().getBytes(StandardCharsets.US_ASCII), StandardOpenOption.SYNC);
        return draft;
    }
}
