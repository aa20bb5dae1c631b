/** How fast events are taken: {@link io.redletter.bench.ingest.IngestBench}. */
@NullMarked
package io.redletter.bench.ingest;

import org.jspecify.annotations.NullMarked;
