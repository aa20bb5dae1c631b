/**
 * MongoDB by its reactive-streams driver, as Vert.x futures; compare-and-set documents. Start at
 * {@link io.redletter.platform.mongo.Documents}; where many move at once, at {@link io.redletter.platform.mongo.BulkWriter}.
 */
@NullMarked
package io.redletter.platform.mongo;

import org.jspecify.annotations.NullMarked;
