/**
 * Works and what stands behind them: immutable versions, review that seals a hash, media files, H5 pages, and the embargo
 * gate that every way out asks. Start at {@link io.redletter.content.Content}, then {@link
 * io.redletter.content.ContentService} (the rules) and {@link io.redletter.content.EmbargoGate} (the promise).
 */
@NullMarked
package io.redletter.content;

import org.jspecify.annotations.NullMarked;
