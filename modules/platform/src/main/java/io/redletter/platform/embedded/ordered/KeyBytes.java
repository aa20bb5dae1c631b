package io.redletter.platform.embedded.ordered;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Byte texts compared as unsigned numbers, one after the other: the order of {@link KeyWriter}. */
final class KeyBytes extends BasicDataType<byte[]> {
    static final KeyBytes INSTANCE = new KeyBytes();

    private static final int OVERHEAD = 24;

    private KeyBytes() {}

    @Override
    public int compare(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b);
    }

    @Override
    public int getMemory(byte[] key) {
        return key.length + OVERHEAD;
    }

    @Override
    public void write(WriteBuffer out, byte[] key) {
        out.putVarInt(key.length).put(key);
    }

    @Override
    public byte[] read(ByteBuffer in) {
        byte[] key = new byte[DataUtils.readVarInt(in)];
        in.get(key);
        return key;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}
