package io.redletter.delivery.audience;

import io.redletter.delivery.audience.csv.RowReader;
import io.redletter.delivery.audience.csv.TableShape;
import io.redletter.delivery.audience.csv.TableSniffer;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The files that wait to be read, in {@code audience-incoming} of this installation's data. They hold addresses in the
 * clear, so each goes as soon as its import has ended, or after a day where nobody started it. Whatever touches the disk
 * runs on a worker.
 */
final class ImportFiles {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Vertx vertx;
    private final Path directory;

    ImportFiles(Platform platform) {
        this.vertx = platform.vertx();
        this.directory = platform.data().resolve("audience-incoming");
    }

    Future<Void> start() {
        return vertx.fileSystem().mkdirs(directory.toString());
    }

    Path directory() {
        return directory;
    }

    Path of(String importId) {
        return directory.resolve(importId + ".csv");
    }

    boolean isHere(String importId) {
        return Files.exists(of(importId));
    }

    Future<Boolean> here(String importId) {
        return vertx.fileSystem().exists(of(importId).toString());
    }

    /** Makes a file that came in the one of this import, and says how it is to be read. */
    Future<Taken> take(String importId, Path file) {
        return work(() -> {
            TableShape shape = TableSniffer.look(file);
            Files.move(file, of(importId), StandardCopyOption.REPLACE_EXISTING);
            return new Taken(shape, Files.size(of(importId)));
        });
    }

    /** A file that was taken in. */
    record Taken(TableShape shape, long size) {}

    Future<RowReader> open(AudienceImport job) {
        return work(() -> RowReader.open(
                of(job.id()), job.shape(), job.columns(), job.tally().rows()));
    }

    /** The first rows as they stand in the file. */
    Future<List<List<String>>> preview(AudienceImport job, int rows) {
        return work(() -> RowReader.preview(of(job.id()), job.shape(), rows));
    }

    Future<Void> remove(String importId) {
        return vertx.fileSystem().delete(of(importId).toString()).otherwiseEmpty();
    }

    /** The imports whose files lie here for longer than an hour; what never became one and is older goes at once. */
    Future<List<String>> old(Instant now) {
        return work(() -> {
            List<String> ids = new ArrayList<>();
            try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
                for (Path file : all) {
                    String name = String.valueOf(file.getFileName());
                    Instant changed = Files.getLastModifiedTime(file).toInstant();
                    if (changed.plus(PATIENCE).isAfter(now)) {
                        continue;
                    }
                    if (name.endsWith(".csv")) {
                        ids.add(name.substring(0, name.length() - 4));
                    } else {
                        Files.deleteIfExists(file);
                    }
                }
            }
            return ids;
        });
    }

    <T> Future<T> work(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
