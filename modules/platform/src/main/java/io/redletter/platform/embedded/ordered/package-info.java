/**
 * Documents and ordered secondary indexes of the embedded MongoDB in one MVStore, so that one commit holds both and a
 * restart needs no scan. Start reading at {@link io.redletter.platform.embedded.ordered.IndexedCollection}.
 */
@NullMarked
package io.redletter.platform.embedded.ordered;

import org.jspecify.annotations.NullMarked;
