package io.redletter.reach.count;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * An event as a record of the journal: version, quality, three numbers, the texts each behind its length. Of events that are
 * written together, and so stand in one frame, those of one origin name it once: the later ones say how many records before
 * it stands.
 */
public final class EventCodec {
    static final byte VERSION = 2;
    /** Without language, audience, owner and traits; a journal written by an earlier release may hold such. */
    static final byte SHORT_VERSION = 1;
    /** Its origin is that of a record before it in the same frame. */
    static final byte BACK_VERSION = 3;

    private static final int HEAD = 2 + 3 * Long.BYTES;

    private EventCodec() {}

    public static byte[] write(ReachEvent event) {
        byte[][] texts = {
            bytes(event.type()),
            bytes(event.scopes().campaignId()),
            bytes(event.scopes().workId()),
            bytes(event.scopes().channelId()),
            bytes(event.scopes().unitId()),
            bytes(event.scopes().language()),
            bytes(event.scopes().audience()),
            bytes(event.scopes().owner()),
            bytes(event.traits().region()),
            bytes(event.traits().city()),
            bytes(event.traits().device()),
            bytes(event.traits().referrer())
        };
        int size = HEAD + Integer.BYTES;
        for (byte[] text : texts) {
            size += 1 + text.length;
        }
        byte[] record = new byte[size];
        ByteBuffer fields = head(record, VERSION, event).putInt(event.scopes().number());
        for (byte[] text : texts) {
            fields.put((byte) text.length).put(text);
        }
        return record;
    }

    /** Records of events that will be appended to the journal together; only together can they be read. */
    public static List<byte[]> write(List<ReachEvent> events) {
        IdentityHashMap<Origin, Integer> named = new IdentityHashMap<>();
        List<byte[]> records = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            ReachEvent event = events.get(i);
            Integer at = named.putIfAbsent(event.origin(), i);
            boolean isNear = at != null && i - at <= Short.MAX_VALUE;
            records.add(at != null && isNear ? back(event, i - at) : write(event));
        }
        return records;
    }

    private static byte[] back(ReachEvent event, int before) {
        byte[] type = bytes(event.type());
        byte[] record = new byte[HEAD + Short.BYTES + 1 + type.length];
        head(record, BACK_VERSION, event)
                .putShort((short) before)
                .put((byte) type.length)
                .put(type);
        return record;
    }

    private static ByteBuffer head(byte[] record, byte version, ReachEvent event) {
        return ByteBuffer.wrap(record)
                .put(version)
                .put(event.quality().code())
                .putLong(event.id())
                .putLong(event.at())
                .putLong(event.visitor());
    }

    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 255) {
            throw new IllegalArgumentException("text: " + bytes.length + " bytes (expected: at most 255)");
        }
        return bytes;
    }
}
