package io.redletter.bench.crash.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Some of the people of a list delivery, as they are stored.
 *
 * @param last whether nobody comes after them
 */
public record StoredChunk(String deliveryId, int number, String state, boolean last, List<StoredPerson> people) {
    private static final int DIGITS = 36;
    private static final int KEY_BYTES = 16;

    /**
     * One of them.
     *
     * @param key what the request for them carries
     * @param state its letter
     * @param tries attempts begun
     * @param code why they stand there; empty where nothing is noted
     */
    public record StoredPerson(String key, char state, int tries, String code) {}

    public StoredChunk {
        people = List.copyOf(people);
    }

    /** @param targets whom the chunks are for, by the ids of those documents */
    static StoredChunk of(Document chunk, Map<String, List<String>> targets) {
        Map<Integer, String> codes = new HashMap<>();
        chunk.getList("notes", Document.class, List.of())
                .forEach(note -> codes.put(note.getInteger("target"), note.getString("code")));
        List<String> ids = targets.getOrDefault(chunk.getString("targetsId"), List.of());
        List<StoredPerson> people = new ArrayList<>();
        for (int place = 0; place < ids.size(); place++) {
            people.add(new StoredPerson(
                    key(chunk.getString("key"), ids.get(place)),
                    chunk.getString("states").charAt(place),
                    Character.digit(chunk.getString("tries").charAt(place), DIGITS),
                    codes.getOrDefault(place, "")));
        }
        return new StoredChunk(
                chunk.getString("deliveryId"),
                chunk.getInteger("number"),
                chunk.getString("state"),
                chunk.getBoolean("last"),
                people);
    }

    /** Made here once more, and not asked of the program that is examined. */
    private static String key(String deliveryKey, String person) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("redletter-target/" + deliveryKey + "/" + person).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
