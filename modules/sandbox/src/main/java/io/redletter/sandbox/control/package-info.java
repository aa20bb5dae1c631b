/**
 * What people and tests ask of the sandbox itself: the ledger, the counts of a key, the published articles, faults on
 * order, and the pages that show all this. Start reading at {@link io.redletter.sandbox.control.LedgerRoutes}.
 */
@NullMarked
package io.redletter.sandbox.control;

import org.jspecify.annotations.NullMarked;
