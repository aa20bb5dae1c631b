/**
 * Everything that runs while things are killed: stores, sandbox and nodes as processes of their own. Start reading at
 * {@link io.redletter.bench.crash.house.CrashHouse}.
 */
@NullMarked
package io.redletter.bench.crash.house;

import org.jspecify.annotations.NullMarked;
