package io.redletter.sandbox.wechat;

import io.redletter.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where operators' events go, in one file beside the ledger: what was entered stands after a restart, as it does there. */
final class CallbackBook {
    private static final String FILE = "callbacks.json";

    private final Vertx vertx;
    private final Path file;

    private record Entered(Map<String, CallbackTarget> targets) {}

    CallbackBook(Vertx vertx, Path directory) {
        this.vertx = vertx;
        this.file = directory.resolve(FILE);
    }

    /** What was entered so far, by appId. Reads a file: not on an event loop. */
    Map<String, CallbackTarget> read() throws IOException {
        return Files.exists(file)
                ? new LinkedHashMap<>(Json.read(Buffer.buffer(Files.readAllBytes(file)), Entered.class)
                        .targets())
                : new LinkedHashMap<>();
    }

    /** Keeps all of this, in the order in which it is asked. */
    Future<Void> write(Map<String, CallbackTarget> targets) {
        Buffer text = Json.buffer(new Entered(Map.copyOf(targets)));
        return vertx.executeBlocking(() -> {
            Path unfinished = file.resolveSibling(FILE + ".unfinished");
            Files.write(unfinished, text.getBytes());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return null;
        });
    }
}
