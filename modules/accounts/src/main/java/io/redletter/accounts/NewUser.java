package io.redletter.accounts;

import java.util.List;

/**
 * What is needed to add a person.
 *
 * @param login 2 to 64 of lower-case letters, digits, dot, dash, underscore and {@code @}; upper case is lowered
 * @param name as colleagues call them, not blank
 * @param roles at least one
 * @param unitId the unit they belong to
 * @param password in the clear; kept only as a hash
 * @param demo made for a demonstration
 */
public record NewUser(String login, String name, List<Role> roles, String unitId, String password, boolean demo) {
    public NewUser {
        roles = List.copyOf(roles);
    }

    @Override
    public String toString() {
        return "NewUser[" + login + " " + roles + " " + unitId + "]";
    }
}
