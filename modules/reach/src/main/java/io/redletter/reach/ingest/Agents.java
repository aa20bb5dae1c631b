package io.redletter.reach.ingest;

import io.redletter.platform.secret.Vault;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What agents say, worked out once each and remembered under a salted hash: the texts themselves are not held. */
final class Agents {
    private static final int MOST = 20_000;

    private final long salt = ByteBuffer.wrap(Vault.random(Long.BYTES)).getLong();
    private final Map<Long, Agent> known = new ConcurrentHashMap<>();

    /**
     * What one agent says.
     *
     * @param isProgram it names a program
     * @param device as {@link Devices} has it
     * @param app the kind of app that shows the page, empty for a browser
     */
    record Agent(boolean isProgram, String device, String app) {}

    Agent of(String text) {
        if (known.size() > MOST) {
            known.clear();
        }
        return known.computeIfAbsent(
                mixed(text), first -> new Agent(KnownBots.isProgram(text), Devices.of(text), Referrers.app(text)));
    }

    private long mixed(String text) {
        long hash = salt;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100_0000_01B3L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
