package io.redletter.console.board;

import io.redletter.platform.json.Json;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What has left, and what leaves next.
 *
 * @param left the latest first; skipped and recalled ones too, because they are missed
 * @param next the armed one that is due first
 */
public record LastPushes(List<PushLine> left, Optional<PushLine> next) {
    /** When each left and what it was, {@code [[milliseconds, title], …]}, for the marks on the curve. */
    public String marksJson() {
        return Json.text(left.stream()
                .filter(line -> line.push().actual() != null)
                .map(line ->
                        List.of(Objects.requireNonNull(line.push().actual()).toEpochMilli(), line.title()))
                .toList());
    }
}
