/**
 * Takes events from pages and partners: checks each, tells programs from people, makes the visitor's key, and then forgets
 * address and agent. Start reading at {@link io.redletter.reach.ingest.Intake}.
 */
@NullMarked
package io.redletter.reach.ingest;

import org.jspecify.annotations.NullMarked;
