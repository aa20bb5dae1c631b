package io.redletter.delivery.audience;

import java.util.Arrays;
import java.util.Locale;

/** How far an import is. */
public enum ImportState {
    /** The file is here; a person is to say which column is which. */
    READY,
    /** Stands behind others. */
    WAITING,
    RUNNING,
    DONE,
    /** Stopped by a person; what was brought in until then is there. */
    CANCELLED,
    /** The file could not be read on; what was brought in until then is there. */
    FAILED,
    UNDOING,
    /** Whatever it brought and nobody changed since is taken back. */
    UNDONE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isOpen() {
        return this == WAITING || this == RUNNING || this == UNDOING;
    }

    /** Whether it has read all it will ever read. */
    public boolean isOver() {
        return this == DONE || this == CANCELLED || this == FAILED || this == UNDONE;
    }

    static ImportState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    static String[] texts(ImportState... states) {
        return Arrays.stream(states).map(ImportState::text).toArray(String[]::new);
    }
}
