package io.redletter.accounts;

import java.time.Instant;

/**
 * A session as its holder knows it.
 *
 * @param token what the cookie carries; stored only as a hash
 * @param csrf what every form of this session carries
 * @param actor who signed in
 * @param expires when the session ends if it is not used again
 */
public record SignedIn(String token, String csrf, Actor actor, Instant expires) {
    @Override
    public String toString() {
        return "SignedIn[" + actor.login() + " until " + expires + "]";
    }
}
