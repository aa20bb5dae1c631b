/**
 * Campaigns around the days of a year, and the pushes that carry their works to channels at a promised minute. Start at
 * {@link io.redletter.campaign.Campaigns}, which wires it; {@link io.redletter.campaign.PushService} holds the rules of a
 * push, {@link io.redletter.campaign.PushTime} those of its time.
 */
@NullMarked
package io.redletter.campaign;

import org.jspecify.annotations.NullMarked;
