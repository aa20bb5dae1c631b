/** Looks for what was sent in everything that was written: {@link io.redletter.bench.scan.ScanBench}. */
@NullMarked
package io.redletter.bench.scan;

import org.jspecify.annotations.NullMarked;
