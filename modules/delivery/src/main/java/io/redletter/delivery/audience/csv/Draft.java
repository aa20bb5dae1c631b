package io.redletter.delivery.audience.csv;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person as one row tells of them. What a row leaves blank is null: it leaves alone what is known already.
 *
 * @param address as written, without blanks
 * @param normal the address in the one form under which a person is known
 * @param attributes only those that were filled in
 * @param tags all of them, where any was given
 * @param optOut whether the row says that they want nothing
 */
public record Draft(
        String address,
        String normal,
        @Nullable String name,
        @Nullable String language,
        @Nullable String region,
        @Nullable String zone,
        Map<String, String> attributes,
        @Nullable List<String> tags,
        boolean optOut) {
    public Draft {
        attributes = Map.copyOf(attributes);
        tags = tags == null ? null : List.copyOf(tags);
    }

    @Override
    public String toString() {
        return "Draft[…]";
    }
}
