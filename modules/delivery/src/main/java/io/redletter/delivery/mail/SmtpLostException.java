package io.redletter.delivery.mail;

/** The connection to a mail server ended, or stayed silent for too long, while an answer was awaited. */
final class SmtpLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SmtpLostException(String message) {
        super(message, null, false, false);
    }
}
