package io.redletter.delivery.audience;

import com.fasterxml.jackson.databind.JsonNode;
import io.redletter.delivery.audience.csv.Cells;
import io.redletter.delivery.audience.csv.Column;
import io.redletter.delivery.audience.csv.Draft;
import io.redletter.delivery.audience.csv.Row;
import io.redletter.delivery.audience.rule.RuleReader;
import io.redletter.platform.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bodies that the API takes. */
final class AudienceRequests {
    private AudienceRequests() {}

    record ListRequest(
            String name,
            String purpose,
            String consent,
            @Nullable String unitId,
            @Nullable String zone,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietUntil,
            LocalDate keepUntil,
            @Nullable Long version) {
        NewList list() {
            return new NewList(unitId, fields(), false);
        }

        ListFields fields() {
            return new ListFields(
                    name,
                    purpose,
                    consent,
                    Objects.requireNonNullElse(zone, "Asia/Shanghai"),
                    quietFrom,
                    quietUntil,
                    keepUntil);
        }
    }

    record StartRequest(@Nullable List<String> columns) {}

    record SegmentRequest(String audienceId, String name, JsonNode rule) {
        NewSegment segment() {
            return new NewSegment(audienceId, name, RuleReader.read(rule), false);
        }
    }

    record SegmentChange(String name, JsonNode rule, @Nullable Long version) {}

    record CountRequest(@Nullable OffsetDateTime at) {
        @Nullable
        Instant instant() {
            return at == null ? null : at.toInstant();
        }
    }

    record AddressRequest(String address, @Nullable String channelKind, @Nullable String how) {
        String kind() {
            return Objects.requireNonNullElse(channelKind, "email");
        }

        String reason() {
            return Objects.requireNonNullElse(how, "api");
        }
    }

    /** Somebody put on a list by hand; held to the same rules as a row of a file. */
    record PersonRequest(
            String address,
            @Nullable String name,
            @Nullable String language,
            @Nullable String region,
            @Nullable String zone,
            @Nullable Map<String, String> attributes,
            @Nullable List<String> tags) {
        Draft draft() {
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put("address", address);
            cells.put("name", Objects.requireNonNullElse(name, ""));
            cells.put("language", Objects.requireNonNullElse(language, ""));
            cells.put("region", Objects.requireNonNullElse(region, ""));
            cells.put("zone", Objects.requireNonNullElse(zone, ""));
            cells.put("tags", String.join(";", Objects.requireNonNullElse(tags, List.of())));
            Objects.requireNonNullElse(attributes, Map.<String, String>of())
                    .forEach((key, value) -> cells.put(Column.ATTRIBUTE + key, value));
            List<Column> columns = new ArrayList<>();
            cells.keySet().forEach(target -> columns.add(new Column(target, target)));
            Row row = Cells.read(1, 1, List.copyOf(cells.values()), columns);
            Draft draft = row.draft();
            if (draft == null) {
                String field = row.faults().get(0).field();
                throw RefusedException.field(
                        "/" + (field.isEmpty() ? "address" : field.replace(Column.ATTRIBUTE, "attributes/")),
                        "invalid-field",
                        "/" + field + ": " + row.faults().get(0).said());
            }
            return draft;
        }
    }
}
