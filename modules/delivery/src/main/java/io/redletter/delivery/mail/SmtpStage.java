package io.redletter.delivery.mail;

/** What a mail server was asked when it answered. */
enum SmtpStage {
    /** To talk at all: greeting, TLS, login. */
    GREETING,
    /** Whether we may send. */
    SENDER,
    /** Whether it knows this person. */
    RECIPIENT,
    /** To take the message. */
    MESSAGE
}
