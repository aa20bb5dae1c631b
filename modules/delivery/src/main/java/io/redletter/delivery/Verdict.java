package io.redletter.delivery;

/** What a person found at the platform about a delivery the program could not settle. */
public enum Verdict {
    /** It is out. */
    SENT,
    /** It is not out, and is to be sent (again). */
    SEND_AGAIN,
    /** It is not out, and stays so. */
    NOT_SENT
}
