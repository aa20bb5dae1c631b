/**
 * The file that makes records durable before they are acknowledged: one writer thread, frames with a checksum, segments
 * that are reserved on disk beforehand. It knows nothing of what a record means. Start reading at
 * {@link io.redletter.reach.journal.Journal}.
 */
@NullMarked
package io.redletter.reach.journal;

import org.jspecify.annotations.NullMarked;
