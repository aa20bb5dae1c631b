/** Signed messages to partners by Standard Webhooks 1.0. Start reading at {@link io.redletter.delivery.webhook.WebhookChannel}. */
@NullMarked
package io.redletter.delivery.webhook;

import org.jspecify.annotations.NullMarked;
