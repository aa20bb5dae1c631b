package io.redletter.bench.scan;

import static io.redletter.bench.exact.Counted.await;

import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.redis.RedisLink;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * How often words stand in every byte of files, in Redis and in MongoDB. The stores are also read through their clients, since
 * their files may be packed.
 */
final class Places {
    private static final int CHUNK = 1 << 20;
    private static final int OVERLAP = 64;

    private final List<String> words;
    private final Map<String, Long> found = new TreeMap<>();
    private long bytes;

    Places(List<String> words) {
        this.words = words;
        words.forEach(word -> found.put(word, 0L));
    }

    /** By word. */
    Map<String, Long> found() {
        return found;
    }

    /** How much was looked at. */
    long bytes() {
        return bytes;
    }

    void files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                file(file);
            }
        }
    }

    void redis(RedisLink redis) {
        String cursor = "0";
        do {
            Response page = await(redis.send(Command.SCAN, cursor, "COUNT", 1000));
            cursor = page.get(0).toString();
            for (Response key : page.get(1)) {
                text(key.toString());
                Response dump = await(redis.send(Command.DUMP, key.toString()));
                text(dump == null ? "" : dump.toBuffer().toString(StandardCharsets.ISO_8859_1));
            }
        } while (!cursor.equals("0"));
    }

    void mongo(Mongo mongo, List<String> collections) {
        collections.forEach(name ->
                await(mongo.list(mongo.collection(name, Document.class).find())).forEach(each -> text(each.toJson())));
    }

    private void file(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            String before = "";
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                String text = before + new String(chunk, StandardCharsets.ISO_8859_1);
                text(text);
                bytes -= before.length();
                before = text.substring(Math.max(0, text.length() - OVERLAP));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    /** A word across an overlap may count twice; what must not be there counts 0 either way. */
    private void text(String text) {
        bytes += text.length();
        for (String word : words) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                found.merge(word, 1L, Long::sum);
            }
        }
    }
}
