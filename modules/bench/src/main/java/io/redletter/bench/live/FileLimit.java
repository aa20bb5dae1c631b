package io.redletter.bench.live;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and sockets a process may have open; those it starts may have as many. */
final class FileLimit {
    private FileLimit() {}

    /** {@link Long#MAX_VALUE} where the operating system does not say. */
    static long of() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /** @throws IllegalArgumentException if they are too few */
    static void require(long files) {
        if (of() < files) {
            throw new IllegalArgumentException(
                    "open files: " + of() + " (expected: at least " + files + ", such as by ulimit -n " + files + ")");
        }
    }
}
