/**
 * HTTP to addresses that users typed in: guarded against our own network, limited in time and size, and clear about
 * whether a request can have arrived. Start reading at {@link io.redletter.delivery.outbound.Outbound}.
 */
@NullMarked
package io.redletter.delivery.outbound;

import org.jspecify.annotations.NullMarked;
