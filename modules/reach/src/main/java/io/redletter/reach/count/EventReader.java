package io.redletter.reach.count;

import io.redletter.reach.Scopes;
import io.redletter.reach.Traits;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the records of a frame as events. Events of one origin get one and the same object for it; used by one thread at a time. */
final class EventReader {
    private static final int MOST = 20_000;

    private final Map<ByteBuffer, Origin> origins = new HashMap<>();
    private final Map<ByteBuffer, String> types = new HashMap<>();
    private @Nullable Origin[] seen = new Origin[0];

    /** The events of a frame; null in the place of a record of a version that this program does not know. */
    @Nullable
    ReachEvent[] read(List<byte[]> records) {
        seen = new Origin[records.size()];
        ReachEvent[] events = new ReachEvent[records.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = event(records.get(i), i);
        }
        return events;
    }

    private @Nullable ReachEvent event(byte[] bytes, int index) {
        ByteBuffer record = ByteBuffer.wrap(bytes);
        try {
            byte version = record.get();
            Quality quality = Quality.of(record.get());
            long id = record.getLong();
            long at = record.getLong();
            long visitor = record.getLong();
            String type;
            Origin origin;
            if (version == EventCodec.BACK_VERSION) {
                int from = index - record.getShort();
                type = type(record);
                origin = from >= 0 && from < index ? seen[from] : null;
            } else if (version == EventCodec.VERSION || version == EventCodec.SHORT_VERSION) {
                int number = record.getInt();
                type = type(record);
                origin = origin(record, number, version == EventCodec.VERSION);
            } else {
                return null;
            }
            seen[index] = origin;
            return origin == null ? null : new ReachEvent(id, at, visitor, quality, type, origin);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException notAnEvent) {
            return null;
        }
    }

    private String type(ByteBuffer record) {
        ByteBuffer bytes = record.slice(record.position() + 1, Byte.toUnsignedInt(record.get(record.position())));
        record.position(record.position() + 1 + bytes.limit());
        String known = types.get(bytes);
        if (known != null) {
            return known;
        }
        byte[] text = new byte[bytes.limit()];
        bytes.get(0, text);
        return keep(types, ByteBuffer.wrap(text), new String(text, StandardCharsets.UTF_8));
    }

    private Origin origin(ByteBuffer record, int number, boolean isWhole) {
        ByteBuffer named = ByteBuffer.allocate(1 + Integer.BYTES + record.remaining())
                .put((byte) (isWhole ? 1 : 0))
                .putInt(number)
                .put(record.duplicate())
                .flip();
        Origin known = origins.get(named);
        return known == null ? keep(origins, named, read(record, number, isWhole)) : known;
    }

    private static Origin read(ByteBuffer record, int number, boolean isWhole) {
        String campaign = text(record);
        String work = text(record);
        String channel = text(record);
        String unit = text(record);
        if (!isWhole) {
            return new Origin(new Scopes(campaign, work, number, channel, unit), Traits.NONE);
        }
        Scopes scopes = new Scopes(campaign, work, number, channel, unit, text(record), text(record), text(record));
        return new Origin(scopes, new Traits(text(record), text(record), text(record), text(record)));
    }

    private static <T> T keep(Map<ByteBuffer, T> known, ByteBuffer key, T value) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(key, value);
        return value;
    }

    private static String text(ByteBuffer record) {
        int length = Byte.toUnsignedInt(record.get());
        if (length == 0) {
            return "";
        }
        byte[] text = new byte[length];
        record.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
