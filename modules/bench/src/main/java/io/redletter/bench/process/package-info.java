/** The program as processes that can be killed: start at {@link io.redletter.bench.process.Node}. */
@NullMarked
package io.redletter.bench.process;

import org.jspecify.annotations.NullMarked;
