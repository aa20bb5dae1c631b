package io.redletter.reach.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What one commit writes: magic, payload length, sequence, first offset, count, time, CRC32C of all that follows the magic
 * but itself, then the records, each behind its length. A frame is immutable and is read whole or not at all.
 *
 * @param sequence rises by one with every frame of a segment
 * @param firstOffset the offset of the first record; the others follow
 * @param writtenAt milliseconds since 1970, by the writer's clock
 */
public record Frame(long sequence, long firstOffset, long writtenAt, List<byte[]> records) {
    static final int MAGIC = 0x524C_4A31;
    static final int HEADER = 40;
    static final int RECORD_HEADER = 2;
    /** No record is longer. */
    public static final int MAX_RECORD = 0xFFFF;

    private static final int CHECKSUM_AT = 36;

    /** The offset after the last record. */
    public long endOffset() {
        return firstOffset + records.size();
    }

    /** Bytes the frame takes on disk. */
    int size() {
        return HEADER + payloadSize(records);
    }

    static int payloadSize(List<byte[]> records) {
        int size = 0;
        for (byte[] each : records) {
            size += RECORD_HEADER + each.length;
        }
        return size;
    }

    /** Writes the frame at the buffer's position, which moves behind it. */
    void writeTo(ByteBuffer buffer) {
        int start = buffer.position();
        buffer.putInt(MAGIC).putInt(size() - HEADER).putLong(sequence).putLong(firstOffset);
        buffer.putInt(records.size()).putLong(writtenAt).putInt(0);
        for (byte[] each : records) {
            buffer.putShort((short) each.length).put(each);
        }
        buffer.putInt(start + CHECKSUM_AT, checksum(buffer, start, buffer.position()));
    }

    /** The frame that begins at this index, or null if there is none whose checksum is right. */
    static @Nullable Frame readAt(ByteBuffer buffer, int start) {
        if (buffer.limit() - start < HEADER || buffer.getInt(start) != MAGIC) {
            return null;
        }
        int length = buffer.getInt(start + 4);
        int count = buffer.getInt(start + 24);
        if (length < 0 || length > buffer.limit() - start - HEADER || count < 1 || count > length / RECORD_HEADER) {
            return null;
        }
        if (buffer.getInt(start + CHECKSUM_AT) != checksum(buffer, start, start + HEADER + length)) {
            return null;
        }
        List<byte[]> records = records(buffer.slice(start + HEADER, length), count);
        return new Frame(buffer.getLong(start + 8), buffer.getLong(start + 16), buffer.getLong(start + 28), records);
    }

    private static List<byte[]> records(ByteBuffer payload, int count) {
        List<byte[]> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] record = new byte[Short.toUnsignedInt(payload.getShort())];
            payload.get(record);
            records.add(record);
        }
        return records;
    }

    private static int checksum(ByteBuffer buffer, int start, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.slice(start + 4, CHECKSUM_AT - 4));
        checksum.update(buffer.slice(start + HEADER, end - start - HEADER));
        return (int) checksum.getValue();
    }
}
