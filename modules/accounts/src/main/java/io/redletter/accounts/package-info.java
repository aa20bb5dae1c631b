/**
 * Who is who: units in a tree, people with roles, their sessions and tokens, and the trail of what they did. Start at
 * {@link io.redletter.accounts.Accounts}, which wires it; others mostly need {@link io.redletter.accounts.Actor} and
 * {@link io.redletter.accounts.Actors}.
 */
@NullMarked
package io.redletter.accounts;

import org.jspecify.annotations.NullMarked;
