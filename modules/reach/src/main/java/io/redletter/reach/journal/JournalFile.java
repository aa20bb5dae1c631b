package io.redletter.reach.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One open segment file as the writer sees it; tests put a failing one in its place. */
public interface JournalFile extends Closeable {
    /** Writes all remaining bytes at the position, or fails. */
    void write(ByteBuffer bytes, long position) throws IOException;

    /** Returns only when the disk has what was written. */
    void force() throws IOException;

    @Override
    void close() throws IOException;
}
