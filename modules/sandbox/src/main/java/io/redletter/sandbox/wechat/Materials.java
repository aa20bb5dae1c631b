package io.redletter.sandbox.wechat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The permanent files of one account. Pictures of article bodies do not count in the stock; the oldest make room. */
final class Materials {
    private static final int PICTURES = 100_000;
    private static final int OTHERS = 1_000;

    private final Map<String, Material> materials = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(Material material) {
        materials.put(material.mediaId(), material);
        counts.merge(material.kind(), 1, Integer::sum);
        if (material.kind().equals(Material.BODY) && counts.getOrDefault(Material.BODY, 0) > PICTURES) {
            removeOldest(Material.BODY);
        }
    }

    boolean isFull(String kind) {
        boolean picture = kind.equals("image") || kind.equals("thumb");
        return counts.getOrDefault(kind, 0) >= (picture ? PICTURES : OTHERS);
    }

    Optional<Material> find(String mediaId) {
        return Optional.ofNullable(materials.get(mediaId));
    }

    List<Material> all() {
        return List.copyOf(materials.values());
    }

    private void removeOldest(String kind) {
        materials.values().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .ifPresent(oldest -> {
                    materials.remove(oldest.mediaId());
                    counts.merge(kind, -1, Integer::sum);
                });
    }
}
