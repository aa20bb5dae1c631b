/**
 * The stage on which campaigns are rehearsed: stores of its own, a clock that is moved and sped up, stand-ins for every
 * channel, and a guard that lets nothing else be called. Start at {@link io.redletter.app.rehearsal.RehearsalStudio}.
 */
@NullMarked
package io.redletter.app.rehearsal;

import org.jspecify.annotations.NullMarked;
