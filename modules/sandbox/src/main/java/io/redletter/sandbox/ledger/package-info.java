/**
 * The durable account of what reached the sandbox: one JSON line per request, written before the answer, read back at
 * start, counted exactly per idempotency key. Start reading at {@link io.redletter.sandbox.ledger.Ledger}.
 */
@NullMarked
package io.redletter.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
