package io.redletter.reach.count;

import io.redletter.reach.Scopes;
import io.redletter.reach.Traits;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An event as a record of the journal: version, quality, three numbers, the texts each behind its length. */
public final class EventCodec {
    private static final byte VERSION = 2;
    /** Without language, audience, owner and traits; a journal written by an earlier release may hold such. */
    private static final byte SHORT_VERSION = 1;

    private static final int FIXED = 2 + 3 * Long.BYTES + Integer.BYTES;

    private EventCodec() {}

    public static byte[] write(ReachEvent event) {
        Scopes scopes = event.scopes();
        Traits traits = event.traits();
        byte[][] texts = {
            bytes(event.type()),
            bytes(scopes.campaignId()),
            bytes(scopes.workId()),
            bytes(scopes.channelId()),
            bytes(scopes.unitId()),
            bytes(scopes.language()),
            bytes(scopes.audience()),
            bytes(scopes.owner()),
            bytes(traits.region()),
            bytes(traits.city()),
            bytes(traits.device()),
            bytes(traits.referrer())
        };
        int size = FIXED;
        for (byte[] text : texts) {
            size += 1 + text.length;
        }
        ByteBuffer record = ByteBuffer.allocate(size);
        record.put(VERSION).put(event.quality().code());
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
            byte version = record.get();
            return version == VERSION || version == SHORT_VERSION ? read(record, version == VERSION) : null;
        } catch (BufferUnderflowException | IllegalArgumentException notAnEvent) {
            return null;
        }
    }

    private static ReachEvent read(ByteBuffer record, boolean isWhole) {
        Quality quality = Quality.of(record.get());
        long id = record.getLong();
        long at = record.getLong();
        long visitor = record.getLong();
        int number = record.getInt();
        String type = text(record);
        String campaign = text(record);
        String work = text(record);
        String channel = text(record);
        String unit = text(record);
        if (!isWhole) {
            Scopes scopes = new Scopes(campaign, work, number, channel, unit);
            return new ReachEvent(id, at, visitor, quality, type, scopes, Traits.NONE);
        }
        Scopes scopes = new Scopes(campaign, work, number, channel, unit, text(record), text(record), text(record));
        Traits traits = new Traits(text(record), text(record), text(record), text(record));
        return new ReachEvent(id, at, visitor, quality, type, scopes, traits);
    }

    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 255) {
            throw new IllegalArgumentException("text: " + bytes.length + " bytes (expected: at most 255)");
        }
        return bytes;
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
