package io.redletter.delivery.mail;

/**
 * Settings of e-mail.
 *
 * @param bouncePort where messages that came back are taken by SMTP; 0 for any free port, -1 for none
 * @param answerSeconds how long a server's answer to a whole message is waited for; without it the outcome is unknown
 */
public record MailConfig(int bouncePort, long answerSeconds) {
    /** Five minutes; nothing listens. */
    public static final MailConfig STANDARD = new MailConfig(-1, 300);

    public MailConfig {
        if (bouncePort < -1 || bouncePort > 65_535) {
            throw new IllegalArgumentException("mail.bounce-port: " + bouncePort + " (expected: -1 to 65535)");
        }
        if (answerSeconds < 1 || answerSeconds > 600) {
            throw new IllegalArgumentException("mail.answer-seconds: " + answerSeconds + " (expected: 1 to 600)");
        }
    }
}
