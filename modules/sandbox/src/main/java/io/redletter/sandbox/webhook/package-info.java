/**
 * The receiving side of Standard Webhooks: verifies headers, time and signature of what arrives at {@code /hooks/{name}}
 * and counts a message as an effect once, under its {@code webhook-id}. Start reading at
 * {@link io.redletter.sandbox.webhook.WebhookRoutes}.
 */
@NullMarked
package io.redletter.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
