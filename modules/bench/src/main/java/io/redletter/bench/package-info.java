/**
 * What is measured: each benchmark is one command of {@link io.redletter.bench.Bench}, runs ours and a baseline in turns in one
 * run, and ends with a {@link io.redletter.bench.Report}. Nothing of the program depends on this module.
 */
@NullMarked
package io.redletter.bench;

import org.jspecify.annotations.NullMarked;
