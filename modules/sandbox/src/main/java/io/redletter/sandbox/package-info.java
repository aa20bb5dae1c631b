/**
 * A strict stand-in for the platforms Redletter sends to: one HTTP server of its own that answers like the WeChat
 * Official Account interface, receives webhooks, keeps an exact ledger of what was asked and what was carried out, and
 * fails on demand. It serves the demo and the tests; nothing in production depends on it.
 *
 * <p>Start reading at {@link io.redletter.sandbox.Sandbox}; one request is told by
 * {@link io.redletter.sandbox.exchange.Exchange}.
 */
@NullMarked
package io.redletter.sandbox;

import org.jspecify.annotations.NullMarked;
