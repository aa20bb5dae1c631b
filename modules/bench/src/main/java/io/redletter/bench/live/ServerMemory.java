package io.redletter.bench.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java process keeps: its heap after a full collection, what it has taken beside the heap for buffers (the category
 * <i>Other</i> of the virtual machine's own account), and for comparison what the operating system says is resident.
 *
 * @param heap bytes
 * @param direct bytes; 0 where the process was not started with {@value #ACCOUNT}
 * @param resident bytes; 0 where the operating system does not say
 */
record ServerMemory(long heap, long direct, long resident) {
    static final String ACCOUNT = "-XX:NativeMemoryTracking=summary";

    private static final Pattern LIVE = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern OTHER = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB\\)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    static ServerMemory of(long pid) throws IOException {
        jcmd(pid, "GC.run");
        long heap = found(LIVE, jcmd(pid, "GC.class_histogram"));
        long direct = found(OTHER, jcmd(pid, "VM.native_memory", "summary")) << 10;
        Path status = Path.of("/proc/" + pid + "/status");
        return new ServerMemory(
                heap, direct, Files.exists(status) ? found(RESIDENT, Files.readString(status)) << 10 : 0);
    }

    /** Heap and direct. */
    long kept() {
        return heap + direct;
    }

    private static long found(Pattern what, String in) {
        Matcher matcher = what.matcher(in);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static String jcmd(long pid, String... what) throws IOException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String[] command = new String[what.length + 2];
        command[0] = tool;
        command[1] = String.valueOf(pid);
        System.arraycopy(what, 0, command, 2, what.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
