/**
 * Whether the promises held: what the sandbox's ledger says on disk against what the program stored. Start reading at
 * {@link io.redletter.bench.crash.proof.Audit}.
 */
@NullMarked
package io.redletter.bench.crash.proof;

import org.jspecify.annotations.NullMarked;
