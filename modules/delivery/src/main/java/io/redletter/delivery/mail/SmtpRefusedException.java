package io.redletter.delivery.mail;

/** A mail server refused to talk to us, or to let us in, before any message was spoken of. */
final class SmtpRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SmtpReply reply;

    SmtpRefusedException(String what, SmtpReply reply) {
        super(what + ": " + reply.summary(), null, false, false);
        this.reply = reply;
    }

    SmtpReply reply() {
        return reply;
    }
}
