package io.redletter.accounts;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A person who signs in. Never written to an answer as it is: it carries the password's hash.
 *
 * @param id {@code user_…}
 * @param version rises with every change
 * @param login unique, lower case
 * @param name as colleagues call them
 * @param roles without repeats, may be empty: then they may do nothing
 * @param unitId the unit they belong to; they see it and the units below
 * @param passwordHash Argon2id with its parameters and salt
 * @param disabled may not sign in, sessions and tokens are refused
 * @param demo made for a demonstration
 */
public record User(
        @BsonId String id,
        long version,
        String login,
        String name,
        List<Role> roles,
        String unitId,
        String passwordHash,
        boolean disabled,
        boolean demo,
        Instant createdAt)
        implements Versioned {
    public User {
        roles = roles.stream().distinct().sorted().toList();
    }

    /** This person as the one who acts. */
    public Actor actor() {
        Set<Role> set = EnumSet.noneOf(Role.class);
        set.addAll(roles);
        return new Actor(id, login, name, set, unitId);
    }

    boolean isAdministrator() {
        return !disabled && roles.contains(Role.ADMIN);
    }

    User withPassword(String hash) {
        return new User(id, version + 1, login, name, roles, unitId, hash, disabled, demo, createdAt);
    }

    User withDisabled(boolean now) {
        return new User(id, version + 1, login, name, roles, unitId, passwordHash, now, demo, createdAt);
    }

    @Override
    public String toString() {
        return "User[" + id + " " + login + " " + roles + " " + unitId + (disabled ? " disabled" : "") + "]";
    }
}
