package io.redletter.accounts;

import java.util.Set;

/**
 * Who does something: a signed-in person, or the program itself.
 *
 * @param id the user's id, or {@code system:…} for the program
 * @param login the user's login, or the same as {@code id}
 * @param name as colleagues call them
 * @param roles what they are here for
 * @param unitId the unit they belong to; empty for the program
 */
public record Actor(String id, String login, String name, Set<Role> roles, String unitId) {
    private static final String SYSTEM = "system:";

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** The program itself, doing what nobody asked for by hand, such as {@code agenda}; it may do everything. */
    public static Actor system(String what) {
        return new Actor(SYSTEM + what, SYSTEM + what, "系统", Set.of(Role.ADMIN), "");
    }

    public boolean isSystem() {
        return id.startsWith(SYSTEM);
    }

    /** Whether they see every unit. */
    public boolean seesEverything() {
        return roles.contains(Role.ADMIN);
    }

    public boolean may(Permission permission) {
        return roles.stream().anyMatch(role -> role.may(permission));
    }

    /**
     * Goes on only if this actor may do it.
     *
     * @throws ForbiddenException naming what is missing
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new ForbiddenException(this, permission);
        }
    }
}
