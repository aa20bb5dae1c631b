/**
 * Playing a campaign through before it happens: what is asked for, how far it is, and what came of it. The stage itself is
 * built by the main class, which knows how a whole program is put together. Start at {@link
 * io.redletter.campaign.rehearsal.Rehearsals}.
 */
@NullMarked
package io.redletter.campaign.rehearsal;

import org.jspecify.annotations.NullMarked;
