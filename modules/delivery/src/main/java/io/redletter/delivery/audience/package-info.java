/**
 * The people a list channel sends to: lists, their import, segments by rule, and what holds a person back (opted out,
 * quiet hours, written to often enough, a dead address). Start reading at {@link io.redletter.delivery.audience.Audiences};
 * what is kept of a person, and for how long, stands at {@link io.redletter.delivery.audience.Person}.
 */
@NullMarked
package io.redletter.delivery.audience;

import org.jspecify.annotations.NullMarked;
