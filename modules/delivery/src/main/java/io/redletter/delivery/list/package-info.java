/**
 * One message to many people: the audience is walked once and written down in chunks of at most 500, each a document that
 * falls due by itself; within a chunk a small window is stored before it is sent. Who dies in between leaves at most the
 * window in doubt, person by person. Start reading at {@link io.redletter.delivery.list.ListDeliveries}, then
 * {@link io.redletter.delivery.list.ChunkRun}.
 */
@NullMarked
package io.redletter.delivery.list;

import org.jspecify.annotations.NullMarked;
