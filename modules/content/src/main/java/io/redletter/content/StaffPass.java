package io.redletter.content;

import io.redletter.accounts.Actors;
import io.redletter.accounts.Permission;
import io.vertx.ext.web.RoutingContext;

/** Signed-in staff may see what is still shut, to check and to print it; nobody between them and us may keep it. */
final class StaffPass {
    static final String CACHE = "private, no-store";

    private StaffPass() {}

    static boolean isHeld(RoutingContext context) {
        return Actors.find(context).filter(actor -> actor.may(Permission.VIEW)).isPresent();
    }
}
