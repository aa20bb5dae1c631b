package io.redletter.delivery;

/** Why a delivery is not out yet, as far as it decides what happens next. */
public enum ErrorClass {
    /** The other side said no: never tried again by itself. */
    REFUSED,
    /** Nothing was done, and it may work later. */
    RETRYABLE,
    /** It may have been done: asked for, never sent again blindly. */
    UNKNOWN
}
