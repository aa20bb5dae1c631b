package io.redletter.campaign;

import java.util.List;

/**
 * A push as it stands now, and what its planner should know.
 *
 * @param warnings nothing here stops it; may be empty
 */
public record PushAnswer(Push push, List<Warning> warnings) {
    public PushAnswer {
        warnings = List.copyOf(warnings);
    }

    /**
     * Something to know.
     *
     * @param code {@code time-shifted}, {@code same-hour}, {@code same-work}, {@code outside-campaign}, {@code quiet-hours},
     *     {@code cut-by-midnight}, {@code day-expected}, {@code day-cancelled}, {@code lane-paused} or {@code campaign-paused}
     * @param message a sentence in Chinese and English
     * @param pushIds the other pushes it is about; may be empty
     */
    public record Warning(String code, String message, List<String> pushIds) {
        public Warning {
            pushIds = List.copyOf(pushIds);
        }
    }
}
