package io.redletter.sandbox.wechat;

import io.redletter.sandbox.exchange.Digest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Uploaded files on disk, named by their content. The one place here that touches files; never on the event loop. */
final class MediaFiles {
    /** The platform's largest file is 10 MB; anything above is not worth keeping. */
    static final long LARGEST = 10L * 1024 * 1024;

    private final Vertx vertx;
    private final Path directory;

    MediaFiles(Vertx vertx, Path directory) {
        this.vertx = vertx;
        this.directory = directory;
    }

    /** Looks into an uploaded file and keeps it, unless no operation could accept it anyway. */
    Future<Upload> take(Path uploaded) {
        return vertx.executeBlocking(() -> keep(uploaded));
    }

    /** Where a material's bytes are. */
    Path path(Material material) {
        return directory.resolve(material.sha256() + "." + material.format());
    }

    /** Takes away what uploads a killed process left behind; blocking, for the start. */
    static void empty(Path uploads) throws IOException {
        Files.createDirectories(uploads);
        try (Stream<Path> leftovers = Files.list(uploads)) {
            for (Path file : leftovers.toList()) {
                Files.delete(file);
            }
        }
    }

    private Upload keep(Path uploaded) throws IOException {
        long length = Files.size(uploaded);
        if (length > LARGEST) {
            return new Upload("", "", length);
        }
        byte[] bytes = Files.readAllBytes(uploaded);
        Optional<FileFormat> format = FileFormat.of(Arrays.copyOf(bytes, Math.min(bytes.length, FileFormat.HEAD)));
        if (format.isEmpty()) {
            return new Upload("", "", length);
        }
        String sha256 = Digest.sha256(Buffer.buffer(bytes));
        Files.createDirectories(directory);
        Files.move(
                uploaded,
                directory.resolve(sha256 + "." + format.get().word()),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        return new Upload(format.get().word(), sha256, length);
    }
}
