package io.redletter.campaign;

/**
 * What is to be done with a push at the moment it comes to fire.
 *
 * @param reason why it is not sent, in Chinese and English; empty where it is sent
 */
public record Lateness(Verdict verdict, String reason) {
    static final Lateness SEND = new Lateness(Verdict.SEND, "");

    /** Send it, leave it, or hold it for a person. */
    public enum Verdict {
        SEND,
        SKIP,
        ASK
    }
}
