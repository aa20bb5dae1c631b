/**
 * Whether pushes keep their promise while everything dies: {@link io.redletter.bench.crash.CrashBench} arms pushes over every channel,
 * kills, empties and freezes whatever they need, and compares what the other sides saw with what was stored.
 */
@NullMarked
package io.redletter.bench.crash;

import org.jspecify.annotations.NullMarked;
