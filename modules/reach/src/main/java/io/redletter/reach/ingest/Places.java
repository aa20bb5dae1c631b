package io.redletter.reach.ingest;

import io.redletter.platform.secret.Vault;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Places of addresses, looked up once each and remembered under a salted hash: the addresses themselves are not held. */
final class Places {
    private static final int MOST = 50_000;

    private final long salt = ByteBuffer.wrap(Vault.random(Long.BYTES)).getLong();
    private final Map<Long, Place> known = new ConcurrentHashMap<>();
    private final Regions regions;

    Places(Regions regions) {
        this.regions = regions;
    }

    /** Where an address lies; never fails, whatever the text. */
    Place of(String address) {
        Long hash = mixed(address);
        Place place = known.get(hash);
        if (place != null) {
            return place;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        Place found = regions.of(address);
        known.put(hash, found);
        return found;
    }

    private long mixed(String address) {
        long hash = salt;
        for (int i = 0; i < address.length(); i++) {
            hash = (hash ^ address.charAt(i)) * 0x100_0000_01B3L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
