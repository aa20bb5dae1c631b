/** How long figures take to be read, beside a bare read of the same documents: {@link io.redletter.bench.query.QueryBench}. */
@NullMarked
package io.redletter.bench.query;

import org.jspecify.annotations.NullMarked;
