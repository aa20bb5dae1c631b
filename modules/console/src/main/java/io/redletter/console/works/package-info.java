/** Pages of works: writing, review, release. Start at {@link io.redletter.console.works.WorkPages}. */
@NullMarked
package io.redletter.console.works;

import org.jspecify.annotations.NullMarked;
