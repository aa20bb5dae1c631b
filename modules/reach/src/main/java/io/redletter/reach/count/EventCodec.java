package io.redletter.reach.count;

import io.redletter.reach.Scopes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An event as a record of the journal: version, flags, three numbers, the texts each behind its length. */
public final class EventCodec {
    private static final byte VERSION = 1;
    private static final byte BOT = 1;
    private static final int FIXED = 2 + 3 * Long.BYTES + Integer.BYTES;

    private EventCodec() {}

    public static byte[] write(ReachEvent event) {
        Scopes scopes = event.scopes();
        byte[][] texts = {
            ascii(event.type()),
            ascii(scopes.campaignId()),
            ascii(scopes.workId()),
            ascii(scopes.channelId()),
            ascii(scopes.unitId())
        };
        int size = FIXED;
        for (byte[] text : texts) {
            size += 1 + text.length;
        }
        ByteBuffer record = ByteBuffer.allocate(size);
        record.put(VERSION).put(event.bot() ? BOT : 0);
        record.putLong(event.id()).putLong(event.at()).putLong(event.visitor()).putInt(scopes.number());
        for (byte[] text : texts) {
            record.put((byte) text.length).put(text);
        }
        return record.array();
    }

    /** The event, or null where the record is of a version this program does not know. */
    public static @Nullable ReachEvent read(byte[] bytes) {
        ByteBuffer record = ByteBuffer.wrap(bytes);
        try {
            if (record.get() != VERSION) {
                return null;
            }
            boolean bot = record.get() == BOT;
            long id = record.getLong();
            long at = record.getLong();
            long visitor = record.getLong();
            int number = record.getInt();
            String type = text(record);
            return new ReachEvent(
                    id,
                    at,
                    visitor,
                    bot,
                    type,
                    new Scopes(text(record), text(record), number, text(record), text(record)));
        } catch (BufferUnderflowException | IllegalArgumentException notAnEvent) {
            return null;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(ByteBuffer record) {
        byte[] text = new byte[Byte.toUnsignedInt(record.get())];
        record.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }
}
