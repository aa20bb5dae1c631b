/** Real Redis and a MongoDB-protocol server beside the program, durable and supervised. Start at {@link io.redletter.platform.embedded.EmbeddedStores}. */
@NullMarked
package io.redletter.platform.embedded;

import org.jspecify.annotations.NullMarked;
