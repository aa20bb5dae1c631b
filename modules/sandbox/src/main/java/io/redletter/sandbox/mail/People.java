package io.redletter.sandbox.mail;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who lives here. Everybody does but for those whose names say otherwise: {@code nobody…} is unknown, {@code full…} has no
 * room, {@code late…} takes a message at the second try, {@code strict…} refuses by policy.
 */
final class People {
    private static final Pattern MAILBOX = Pattern.compile("[^\\s<>@\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,253}");
    private static final int REMEMBERED = 100_000;

    private final Set<String> asked = new HashSet<>();

    /** The answer that refuses this person; empty where they take the message. */
    Optional<String> refusal(String address) {
        if (!MAILBOX.matcher(address).matches()) {
            return Optional.of("501 5.1.3 bad address");
        }
        if (address.chars().anyMatch(point -> point > 126)) {
            return Optional.of("553 5.6.7 needs SMTPUTF8");
        }
        String name = address.toLowerCase(Locale.ROOT);
        if (name.startsWith("nobody")) {
            return Optional.of("550 5.1.1 no such mailbox");
        }
        if (name.startsWith("full")) {
            return Optional.of("452 4.2.2 mailbox full");
        }
        if (name.startsWith("strict")) {
            return Optional.of("550 5.7.1 not wanted here");
        }
        return name.startsWith("late") && isNew(name)
                ? Optional.of("451 4.7.1 greylisted, come again")
                : Optional.empty();
    }

    private boolean isNew(String name) {
        if (asked.size() >= REMEMBERED) {
            asked.clear();
        }
        return asked.add(name);
    }
}
