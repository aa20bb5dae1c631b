package io.redletter.bench.crash.proof;

import java.util.List;

/** What the program stored about some pushes. */
public record Kept(List<StoredPush> pushes, List<StoredDelivery> deliveries, List<StoredChunk> chunks) {
    public Kept {
        pushes = List.copyOf(pushes);
        deliveries = List.copyOf(deliveries);
        chunks = List.copyOf(chunks);
    }

    /** The chunks of a list delivery, in no order. */
    List<StoredChunk> chunks(String deliveryId) {
        return chunks.stream()
                .filter(chunk -> chunk.deliveryId().equals(deliveryId))
                .toList();
    }
}
