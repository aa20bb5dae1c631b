package io.redletter.bench.process;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Processor time, which says what work cost even where the machine is busy with other things. */
public final class CpuTime {
    private CpuTime() {}

    /** Of this process and of all that it started and that still run. */
    public static Duration ofAll() {
        return ProcessHandle.current()
                .descendants()
                .map(CpuTime::of)
                .reduce(of(ProcessHandle.current()), Duration::plus);
    }

    private static Duration of(ProcessHandle process) {
        return process.pid() == ProcessHandle.current().pid() && own() > 0
                ? Duration.ofNanos(own())
                : process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long own() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
