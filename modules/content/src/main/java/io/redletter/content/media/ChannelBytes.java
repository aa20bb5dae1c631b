package io.redletter.content.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Reads exactly so many bytes at a place of a file. */
final class ChannelBytes {
    private ChannelBytes() {}

    /** @throws EOFException if the file ends before */
    static ByteBuffer read(SeekableByteChannel file, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        file.position(at);
        while (bytes.hasRemaining()) {
            if (file.read(bytes) < 0) {
                throw new EOFException("at " + at);
            }
        }
        return bytes.flip();
    }
}
