/** A million armed documents, and what is asked of them on time: start at {@link io.redletter.bench.agenda.AgendaBench}. */
@NullMarked
package io.redletter.bench.agenda;

import org.jspecify.annotations.NullMarked;
