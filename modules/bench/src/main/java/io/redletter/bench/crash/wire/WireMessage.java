package io.redletter.bench.crash.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * One message of MongoDB's wire protocol, whole: sixteen bytes of header, then what the operation says.
 *
 * @param bytes the message with its header; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WireMessage(byte[] bytes) {
    static final int HEADER = 16;
    static final int OP_MSG = 2013;
    private static final int LARGEST = 64 * 1024 * 1024;

    /** The next one; null where the other side has ended the connection between two. */
    static @Nullable WireMessage read(DataInputStream in) throws IOException {
        byte[] four = new byte[4];
        int first = in.read();
        if (first < 0) {
            return null;
        }
        four[0] = (byte) first;
        in.readFully(four, 1, 3);
        int length = ByteBuffer.wrap(four).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < HEADER || length > LARGEST) {
            throw new EOFException("a message of " + length + " bytes (expected: 16 to " + LARGEST + ")");
        }
        byte[] all = new byte[length];
        System.arraycopy(four, 0, all, 0, 4);
        in.readFully(all, 4, length - 4);
        return new WireMessage(all);
    }

    int requestId() {
        return number(4);
    }

    int responseTo() {
        return number(8);
    }

    boolean isMessage() {
        return number(12) == OP_MSG;
    }

    private int number(int offset) {
        return ByteBuffer.wrap(bytes, offset, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}
