package io.redletter.reach.journal;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an acknowledged event has survived. */
public enum Durability {
    /** The disk has it: survives power loss. */
    @JsonProperty("fsync")
    FSYNC,
    /** The operating system has it: survives the death of the program only. */
    @JsonProperty("os")
    OS
}
