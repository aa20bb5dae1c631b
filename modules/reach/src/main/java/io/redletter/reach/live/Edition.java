package io.redletter.reach.live;

import io.redletter.platform.json.Json;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A scope's figures under a number, and under which number each of them changed last: so whoever knows them up to any earlier
 * number can be told what changed since. Each text is made once and shared by all who need it. Immutable; safe to share.
 */
final class Edition {
    private static final int MOST_TEXTS = 64;

    private final String life;
    private final long number;
    private final Picture picture;
    private final Map<Place, Long> changed;
    private final Map<Long, Buffer> texts = new ConcurrentHashMap<>();

    /** Where one figure stands: {@code totals} and a metric, {@code minutes} and a minute, or a kind of part and an id. */
    private record Place(String group, Object name) {}

    private Edition(String life, long number, Picture picture, Map<Place, Long> changed) {
        this.life = life;
        this.number = number;
        this.picture = picture;
        this.changed = changed;
    }

    /** @param life names this row of editions, so that numbers of another are not taken for its own */
    static Edition first(String life, Picture picture) {
        Map<Place, Long> changed = new LinkedHashMap<>();
        picture.groups()
                .forEach((group, figures) -> figures.keySet().forEach(name -> changed.put(new Place(group, name), 1L)));
        return new Edition(life, 1, picture, changed);
    }

    /** The edition with this picture: the next one, or this one where nothing has changed. */
    Edition next(Picture now) {
        Map<Place, Long> then = new LinkedHashMap<>();
        boolean isSame = picture.uniques() == now.uniques() && picture.delaySeconds() == now.delaySeconds();
        for (var group : now.groups().entrySet()) {
            Map<?, ?> before = picture.groups().getOrDefault(group.getKey(), Map.of());
            for (var figure : group.getValue().entrySet()) {
                Place place = new Place(group.getKey(), figure.getKey());
                boolean isKept = Objects.equals(before.get(figure.getKey()), figure.getValue());
                then.put(place, isKept ? changed.getOrDefault(place, 1L) : number + 1);
                isSame &= isKept;
            }
        }
        return isSame ? this : new Edition(life, number + 1, now, then);
    }

    long number() {
        return number;
    }

    Picture picture() {
        return picture;
    }

    /**
     * Up to which number a viewer knows everything, by the id of the last event it had; 0 where it has to begin anew: the id is of
     * another row, or so old that minutes it has not seen have left the picture.
     */
    long knownBy(String lastId) {
        String mine = life + "-";
        String text = lastId.startsWith(mine) ? lastId.substring(mine.length()) : "";
        long known = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        return known > number || known < oldest() ? 0 : known;
    }

    private long oldest() {
        return picture.groups().getOrDefault(Picture.MINUTES, Map.of()).keySet().stream()
                .findFirst()
                .map(minute -> changed.getOrDefault(new Place(Picture.MINUTES, minute), 1L))
                .orElse(1L);
    }

    /** The event for who knows everything up to a number, 0 for nothing. */
    Buffer since(long known) {
        Buffer made = texts.get(known);
        if (made != null) {
            return made;
        }
        Buffer text = event(known);
        if (texts.size() < MOST_TEXTS) {
            texts.put(known, text);
        }
        return text;
    }

    private Buffer event(long known) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("number", number);
        if (known > 0) {
            message.put("since", known);
        }
        message.put("asOf", picture.asOf());
        message.put("scope", picture.scope());
        message.put("uniques", picture.uniques());
        message.put("delaySeconds", picture.delaySeconds());
        picture.groups().forEach((group, figures) -> message.put(group, told(group, figures, known)));
        return Buffer.buffer(
                        "id: " + life + "-" + number + "\nevent: " + (known > 0 ? "delta" : "snapshot") + "\ndata: ")
                .appendBuffer(Json.buffer(message))
                .appendString("\n\n");
    }

    private Object told(String group, Map<?, ?> figures, long known) {
        Map<Object, Object> told = new TreeMap<>();
        figures.forEach((name, value) -> {
            if (changed.getOrDefault(new Place(group, name), number) > known) {
                told.put(name, value);
            }
        });
        return switch (group) {
            case Picture.TOTALS -> told;
            case Picture.MINUTES -> entries(told, "t", Map.of("play", 0L, "view", 0L));
            default -> entries(told, "id", Map.of());
        };
    }

    private static List<Map<String, Object>> entries(Map<Object, Object> told, String key, Map<String, Long> atLeast) {
        List<Map<String, Object>> entries = new ArrayList<>();
        told.forEach((name, metrics) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(key, name);
            new TreeMap<>(atLeast).forEach(entry::put);
            if (metrics instanceof Map<?, ?> counts) {
                counts.forEach((metric, count) -> entry.put(String.valueOf(metric), count));
            }
            entries.add(entry);
        });
        return entries;
    }

    @Override
    public String toString() {
        return "Edition[" + life + "-" + number + "]";
    }
}
