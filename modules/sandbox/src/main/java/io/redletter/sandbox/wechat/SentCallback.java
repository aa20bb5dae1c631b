package io.redletter.sandbox.wechat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that was sent to an operator, or was to be.
 *
 * @param at when, on the sandbox's clock
 * @param account appId
 * @param event such as {@code PUBLISHJOBFINISH}
 * @param issue publish_id or msg_id
 * @param mode plain, compatible or secure
 * @param tries how often it was sent
 * @param status the last HTTP status; 0 for none
 * @param taken whether the operator took it
 * @param fault what was ordered to go wrong; null for nothing
 */
public record SentCallback(
        Instant at,
        String account,
        String event,
        long issue,
        String mode,
        int tries,
        int status,
        boolean taken,
        @Nullable String fault) {}
