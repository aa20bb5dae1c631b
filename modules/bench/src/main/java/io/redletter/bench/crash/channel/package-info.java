/**
 * The channels that pushes are sent through while everything is killed: how to make accounts, which faults to order, and how to
 * find a delivery's requests in the sandbox's ledger. A channel more is a class more, named in
 * {@link io.redletter.bench.crash.channel.CrashChannels}.
 */
@NullMarked
package io.redletter.bench.crash.channel;

import org.jspecify.annotations.NullMarked;
