package io.redletter.app.rehearsal;

import io.redletter.campaign.rehearsal.Rehearsal;
import io.redletter.platform.json.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Rehearsals, a file each, beside the real stores and not in them; the last fifty. Blocking. */
final class Shelf {
    private static final int MOST = 50;
    private static final String ENDING = ".json";

    private final Path directory;

    Shelf(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** Those that are there, the latest first; what a former run left of a stage is removed, and what it played has failed. */
    List<Rehearsal> open() throws IOException {
        Files.createDirectories(directory);
        List<Rehearsal> found = new ArrayList<>();
        for (Path file : entries()) {
            if (Files.isDirectory(file)) {
                Stage.deleteAll(file);
            } else if (file.toString().endsWith(ENDING)) {
                Rehearsal kept = Json.read(Buffer.buffer(Files.readAllBytes(file)), Rehearsal.class);
                found.add(kept.state() == Rehearsal.State.RUNNING ? left(kept) : kept);
            }
        }
        found.sort(Comparator.comparing(Rehearsal::startedAt).reversed());
        return found;
    }

    private Rehearsal left(Rehearsal kept) throws IOException {
        Rehearsal failed = kept.stopped("程序中途停止,彩排没有走完,请再来一次 (the program stopped while it was played, play it again)");
        put(failed);
        return failed;
    }

    void put(Rehearsal over) throws IOException {
        Path fresh = directory.resolve(over.id() + ".new");
        Files.writeString(fresh, Json.text(over));
        Files.move(
                fresh,
                directory.resolve(over.id() + ENDING),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        List<Rehearsal> all = kept();
        for (Rehearsal old : all.subList(Math.min(MOST, all.size()), all.size())) {
            Files.deleteIfExists(directory.resolve(old.id() + ENDING));
        }
    }

    private List<Rehearsal> kept() throws IOException {
        List<Rehearsal> found = new ArrayList<>();
        for (Path file : entries()) {
            if (file.toString().endsWith(ENDING)) {
                found.add(Json.read(Buffer.buffer(Files.readAllBytes(file)), Rehearsal.class));
            }
        }
        found.sort(Comparator.comparing(Rehearsal::startedAt).reversed());
        return found;
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
