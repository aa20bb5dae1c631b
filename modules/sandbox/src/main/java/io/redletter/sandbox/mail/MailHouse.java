package io.redletter.sandbox.mail;

import org.jspecify.annotations.Nullable;

/**
 * The mail server that exists here.
 *
 * @param port to listen on, 0 for any free one
 * @param login who may send; null where anybody may
 * @param password theirs; null with {@code login}
 */
public record MailHouse(int port, @Nullable String login, @Nullable String password) {
    public MailHouse {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("sandbox mail port: " + port + " (expected: 0 to 65535)");
        }
        if ((login == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "sandbox mail login: half of one (expected: login and password, or neither)");
        }
    }

    /** Anybody may send, on any free port. */
    public static MailHouse open() {
        return new MailHouse(0, null, null);
    }

    @Override
    public String toString() {
        return "MailHouse[" + port + "]";
    }
}
