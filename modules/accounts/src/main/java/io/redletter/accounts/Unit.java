package io.redletter.accounts;

import io.redletter.platform.mongo.Versioned;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A publicity department, or a unit under one.
 *
 * @param id {@code unit_…}
 * @param version rises with every change
 * @param name the Chinese name
 * @param nameEn the English name, may be empty
 * @param parentId the unit above, or null for a root
 * @param path ids from the root down to this unit itself, never empty
 * @param region the place it answers for, beginning with the province, such as 湖北省鄂州市; may be empty
 * @param demo made for a demonstration
 */
public record Unit(
        @BsonId String id,
        long version,
        String name,
        String nameEn,
        @Nullable String parentId,
        List<String> path,
        String region,
        boolean demo)
        implements Versioned {
    public Unit {
        path = List.copyOf(path);
    }

    /** Whether this unit is the other one, or lies above it. */
    public boolean covers(Unit other) {
        return other.path.contains(id);
    }
}
