package io.redletter.content;

/**
 * An approved work, perhaps still under embargo: enough to prepare a message, never leave to send it.
 *
 * @param version the approved version; its hash is the sealed one
 */
public record Sealed(Work work, WorkVersion version) {
    /** The hash the approval binds to. */
    public String hash() {
        return version.hash();
    }
}
