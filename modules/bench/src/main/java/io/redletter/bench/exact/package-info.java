/**
 * Whether reach counts exactly: {@link io.redletter.bench.exact.ExactBench} sends events whose totals are known while everything is
 * killed, and compares what both stores hold with what was acknowledged.
 */
@NullMarked
package io.redletter.bench.exact;

import org.jspecify.annotations.NullMarked;
