/**
 * How much each channel account still lets through, by month, day or minute of its own zone: limits from {@code
 * config/quotas.yaml}, and one document per account and window that lists every push it is promised to. Start at {@link
 * io.redletter.delivery.quota.QuotaLedger}.
 */
@NullMarked
package io.redletter.delivery.quota;

import org.jspecify.annotations.NullMarked;
