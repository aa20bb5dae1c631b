package io.redletter.console.web;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Role;
import java.util.stream.Collectors;

/** The reader, as templates know them. */
public final class Me {
    private final Actor actor;
    private final Words words;

    Me(Actor actor, Words words) {
        this.actor = actor;
        this.words = words;
    }

    public String getId() {
        return actor.id();
    }

    public String getName() {
        return actor.name();
    }

    public String getLogin() {
        return actor.login();
    }

    public String getUnitId() {
        return actor.unitId();
    }

    /** The first role and how many more, so that the rail does not overflow. */
    public String getRolesText() {
        return actor.roles().stream()
                .sorted()
                .findFirst()
                .map(Role::name)
                .map(role -> words.of("role." + role))
                .map(text ->
                        actor.roles().size() > 1 ? text + " +" + (actor.roles().size() - 1) : text)
                .orElse("");
    }

    /** Every role in words. */
    public String getRolesAll() {
        return actor.roles().stream()
                .sorted()
                .map(role -> words.of("role." + role.name()))
                .collect(Collectors.joining(words.of("comma")));
    }

    public boolean may(String permission) {
        return actor.may(Permission.valueOf(permission));
    }
}
