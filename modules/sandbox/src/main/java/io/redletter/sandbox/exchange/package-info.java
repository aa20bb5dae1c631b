/**
 * One request at a stand-in, from the fault that may meet it to the answer that leaves: which fault is due, what is
 * carried out, what the ledger keeps, what goes over the wire. Start reading at
 * {@link io.redletter.sandbox.exchange.Exchange}.
 */
@NullMarked
package io.redletter.sandbox.exchange;

import org.jspecify.annotations.NullMarked;
