/** How fast webhooks leave with everything stored, beside a bare client: start at {@link io.redletter.bench.webhook.WebhookBench}. */
@NullMarked
package io.redletter.bench.webhook;

import org.jspecify.annotations.NullMarked;
