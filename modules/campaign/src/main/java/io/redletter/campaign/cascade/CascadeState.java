package io.redletter.campaign.cascade;

import java.util.Locale;

/** Where a cascade stands. */
public enum CascadeState {
    /** Decided; its moves are being carried out. */
    APPLYING,
    /** Every move is done, or left for a reason. */
    APPLIED,
    /** Its notice could not be entered, or its campaign not be moved any more; nothing was moved. */
    ABANDONED,
    /** It is being taken back. */
    UNDOING,
    /** Everything that could be taken back was. */
    UNDONE;

    /** Whether something is left to be carried out. */
    public boolean isOpen() {
        return this == APPLYING || this == UNDOING;
    }

    /** In lower case, as keys of words have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
