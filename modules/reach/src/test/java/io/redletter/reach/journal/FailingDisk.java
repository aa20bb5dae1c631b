package io.redletter.reach.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk that fails when told to. */
public final class FailingDisk implements Disk {
    public volatile boolean failForce;
    public volatile int roomLeft = Integer.MAX_VALUE;

    @Override
    public JournalFile open(Path path) throws IOException {
        JournalFile file = REAL.open(path);
        return new JournalFile() {
            @Override
            public void write(ByteBuffer bytes, long position) throws IOException {
                if (bytes.remaining() > roomLeft) {
                    file.write(bytes.slice(bytes.position(), roomLeft), position);
                    throw new IOException("No space left on device");
                }
                file.write(bytes, position);
            }

            @Override
            public void force() throws IOException {
                if (failForce) {
                    throw new IOException("Input/output error");
                }
                file.force();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public void reserve(Path file, long bytes) throws IOException {
        REAL.reserve(file, bytes);
    }
}
